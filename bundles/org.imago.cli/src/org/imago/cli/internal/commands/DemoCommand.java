// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.LoopRunner;
import org.imago.cropping.CropSettings;
import org.imago.loop.LoopRequest;
import org.imago.loop.sample.DemoSettings;
import org.imago.loop.sample.DrawnSample;
import org.imago.training.RunFolder;
import org.imago.training.TrainerRegistry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code imago demo}: the loop on a sample that it draws itself. */
@Command(name = "demo", description = {"Runs the whole loop on a sample that it draws itself, in a few minutes.", "",
    "The sample shows two butterfly species that differ in a small detail, with wrong classes and images that do not "
        + "belong planted in it. Training starts from scratch, without any weights. Prints the table of results and "
        + "the path of the report."},
    footer = {"", "Example:", "  imago demo --out my-demo"})
public final class DemoCommand extends ImagoCommand {

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder for the sample and the run; it must be missing or empty. Default: imago-demo here, "
                    + "or the next free name.")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "13",
            description = "Seed of sample and training. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Option(names = "--only-sample", description = "Draw the sample and stop: data to try other commands on.")
    private boolean onlySample;

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        Path folder = freshFolder();
        DemoSettings settings = DemoSettings.defaults().withSeed(seed);
        err("imago: drawing the sample in " + folder.resolve("sample"));
        DrawnSample.Result sample = DrawnSample.create(folder.resolve("sample"), settings.sample());
        err("imago: " + sample.samples() + " photographs, " + sample.strangers() + " that do not belong, "
                + sample.planted() + " wrong classes planted of which the clean-up left " + sample.left() + ", "
                + sample.boxes() + " boxes drawn");
        if (onlySample) {
            out(sample.cleaned().toString());
            return ExitCode.DONE;
        }
        LoopRequest request = new LoopRequest(sample.cleaned(), sample.images(), null, sample.truth(), List.of(),
                settings.folds(), seed, settings.classifier(), settings.classifier(), settings.boxes(),
                CropSettings.defaults(), CommandText.of("demo", spec().commandLine().getParseResult().originalArgs()));
        return new LoopRunner(cancellation(), json, this::out, this::err).run(request, TrainerRegistry.USUAL,
                RunFolder.at(folder));
    }

    /** Never writes over anything: without --out, earlier demonstrations are kept and the next free name is taken. */
    private Path freshFolder() throws IOException, BadInputException {
        if (out != null) {
            return OutputOptions.emptyFolder(out);
        }
        for (int i = 1;; i++) {
            Path folder = Path.of(i == 1 ? "imago-demo" : "imago-demo-" + i).toAbsolutePath();
            if (!Files.exists(folder)) {
                return OutputOptions.emptyFolder(folder);
            }
        }
    }
}
