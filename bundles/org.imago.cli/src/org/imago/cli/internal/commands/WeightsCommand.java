// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.training.weights.AddOptions;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago weights}: pretrained backbones on this machine. */
@Command(name = "weights", description = "Keeps pretrained backbones: DL4J ComputationGraph zips.",
        subcommands = {WeightsCommand.Add.class, WeightsCommand.ListAll.class, WeightsCommand.Remove.class})
public final class WeightsCommand extends ImagoCommand {

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "add, list or remove?");
    }

    /** {@code imago weights add}. */
    @Command(name = "add", description = "Adds weights after checking that they are what they say; nothing of the "
            + "file is loaded before.")
    public static final class Add extends ImagoCommand {

        @Parameters(paramLabel = "FILE|URL", description = "A DL4J ComputationGraph zip.")
        private String source;

        @Option(names = "--name", paramLabel = "N", description = "Name. Default: the file's, less -dl4j.zip.")
        private String name;

        @Option(names = "--preset", paramLabel = "P", defaultValue = "imagenet",
                description = "How pixels become input: imagenet ((x/255 - mean)/std) or minus1to1 (x/127.5 - 1). "
                        + "Default: ${DEFAULT-VALUE}.")
        private Normalization preset;

        @Option(names = "--sha256", paramLabel = "DIGEST", description = "Refuse a file with another digest.")
        private String sha256;

        @Option(names = "--feature-layer", paramLabel = "L", defaultValue = "",
                description = "Layer whose output serves as features. Default: the last feature map.")
        private String featureLayer;

        @Option(names = "--input-size", paramLabel = "PIXELS", defaultValue = "0",
                description = "Side of the input. Default: 224.")
        private int inputSize;

        @Option(names = "--licence", paramLabel = "TEXT", defaultValue = "unknown", description = "For the descriptor.")
        private String licence;

        @Override
        protected int execute() throws Exception {
            AddOptions options = new AddOptions(Optional.ofNullable(name), Optional.ofNullable(preset),
                    Optional.ofNullable(sha256), featureLayer, inputSize, licence);
            Weights weights = Home.weights().add(source, options);
            out(weights.name() + "  " + weights.sha256());
            return ExitCode.DONE;
        }
    }

    /** {@code imago weights list}. */
    @Command(name = "list", description = "Lists the weights.")
    public static final class ListAll extends ImagoCommand {

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Override
        protected int execute() throws Exception {
            List<Weights> weights = Home.weights().list();
            if (json) {
                out(Json.line(Map.of("weights", weights.stream().map(ListAll::map).toList())));
            } else if (weights.isEmpty()) {
                err("no weights yet; add some with: imago weights add FILE|URL");
            } else {
                weights.forEach(one -> out(String.format("%-36s %-10s %4d px  %-12s  %s", one.name(),
                        one.normalization().name().toLowerCase(Locale.ROOT), one.inputSize(), one.licence(),
                        one.source())));
            }
            return ExitCode.DONE;
        }

        private static Map<String, Object> map(Weights weights) {
            return Map.of("name", weights.name(), "file", weights.file().toString(), "normalization",
                    weights.normalization().name().toLowerCase(Locale.ROOT), "inputSize", weights.inputSize(),
                    "featureLayer", weights.featureLayer(), "licence", weights.licence(), "source", weights.source(),
                    "sha256", weights.sha256());
        }
    }

    /** {@code imago weights remove}. */
    @Command(name = "remove", description = "Removes weights.")
    public static final class Remove extends ImagoCommand {

        @Parameters(paramLabel = "NAME", description = "Name in the list.")
        private String name;

        @Override
        protected int execute() throws Exception {
            Home.weights().remove(name);
            return ExitCode.DONE;
        }
    }
}
