// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.ConsoleProgress;
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
@Command(name = "weights", description = {"Keeps pretrained networks, whose features trainers use instead of "
        + "learning them.",
    "", "They are DL4J ComputationGraph zips in the folder weights of IMAGO_HOME (default ~/.imago), each with a "
            + "descriptor beside it."},
    footer = {"", "Examples:",
        "  imago weights add mobilenet-dl4j.zip --licence Apache-2.0",
        "  imago run butterflies.csv --weights mobilenet"},
    subcommands = {WeightsCommand.Add.class, WeightsCommand.ListAll.class, WeightsCommand.Remove.class})
public final class WeightsCommand extends ImagoCommand {

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what to do? Give add, list or remove");
    }

    /** {@code imago weights add}. */
    @Command(name = "add", description = {"Adds weights from a file or an address.", "",
        "Nothing of the file is loaded before it has been checked to be what it says. What no option tells is taken "
                + "from a descriptor FILE.json beside the file, if there is one."},
        footer = {"", "Examples:",
            "  imago weights add mobilenet-dl4j.zip --licence Apache-2.0",
            "  imago weights add https://example.org/net-dl4j.zip --preset minus1to1 --sha256 DIGEST"})
    public static final class Add extends ImagoCommand {

        @Parameters(paramLabel = "FILE|URL", description = "A DL4J ComputationGraph zip of at most 2 GiB: "
                + "a file, or an http or https address.")
        private String source;

        @Option(names = "--name", paramLabel = "N", description = "Name for --weights. Default: the file's, less "
                + "-dl4j.zip.")
        private String name;

        @Option(names = "--preset", paramLabel = "P",
                description = "How pixels (0 to 255) become input: imagenet ((x/255 - mean)/std of ImageNet's "
                        + "channels) or minus1to1 (x/127.5 - 1). It must be what the network was trained with. "
                        + "Default: the descriptor's, else imagenet.")
        private Normalization preset;

        @Option(names = "--sha256", paramLabel = "DIGEST", description = "Refuse a file whose SHA-256 "
                + "is another.")
        private String sha256;

        @Option(names = "--feature-layer", paramLabel = "L", defaultValue = "",
                description = "Layer whose output serves as features. Default: the descriptor's, else the last "
                        + "feature map.")
        private String featureLayer;

        @Option(names = "--input-size", paramLabel = "PIXELS", defaultValue = "0",
                description = "Side of the square input that the network was trained with, 32 to 2048. Default: the "
                        + "descriptor's, else 224.")
        private int inputSize;

        @Option(names = "--licence", paramLabel = "TEXT", defaultValue = "unknown",
                description = "Licence, for the descriptor. Default: the descriptor's, else ${DEFAULT-VALUE}.")
        private String licence;

        @Override
        protected int execute() throws Exception {
            AddOptions options = new AddOptions(Optional.ofNullable(name), Optional.ofNullable(preset),
                    Optional.ofNullable(sha256), featureLayer, inputSize, licence);
            Weights weights;
            try (ConsoleProgress progress = ConsoleProgress.onStandardError()) {
                weights = Home.writableWeights().add(source, options, progress, cancellation());
            }
            err("imago: input " + weights.inputSize() + " px, normalisation "
                    + weights.normalization().name().toLowerCase(Locale.ROOT) + ", licence " + weights.licence()
                    + "; use it with --weights " + weights.name());
            out(weights.name() + "  " + weights.sha256());
            return ExitCode.DONE;
        }
    }

    /** {@code imago weights list}. */
    @Command(name = "list", description = "Lists the weights: name, normalisation, input, licence, source.")
    public static final class ListAll extends ImagoCommand {

        @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
        private boolean json;

        @Override
        protected int execute() throws Exception {
            List<Weights> weights = Home.weights().list();
            if (json) {
                out(Json.line(Map.of("weights", weights.stream().map(ListAll::map).toList())));
            } else if (weights.isEmpty()) {
                err("imago: no weights yet; add some with: imago weights add FILE|URL");
            } else {
                weights.forEach(one -> out(String.format("%-36s %-10s %4d px  %-12s  %s", one.name(),
                        one.normalization().name().toLowerCase(Locale.ROOT), one.inputSize(), one.licence(),
                        one.source())));
            }
            return ExitCode.DONE;
        }

        private static Map<String, Object> map(Weights weights) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", weights.name());
            map.put("file", weights.file().toString());
            map.put("normalization", weights.normalization().name().toLowerCase(Locale.ROOT));
            map.put("inputSize", weights.inputSize());
            map.put("featureLayer", weights.featureLayer());
            map.put("licence", weights.licence());
            map.put("source", weights.source());
            map.put("sha256", weights.sha256());
            return map;
        }
    }

    /** {@code imago weights remove}. */
    @Command(name = "remove", description = "Removes weights; models trained with them cannot be used without.")
    public static final class Remove extends ImagoCommand {

        @Parameters(paramLabel = "NAME", description = "Name as in 'imago weights list'.")
        private String name;

        @Override
        protected int execute() throws Exception {
            Home.weights().remove(name);
            return ExitCode.DONE;
        }
    }
}
