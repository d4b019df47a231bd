// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Inputs;
import org.imago.cli.internal.Json;
import org.imago.cli.internal.Models;
import org.imago.image.HeatPicture;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.Classifier;
import org.imago.training.Explanation;
import org.imago.training.ExplanationFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago explain}: where in images a classifier found what it predicts. */
@Command(name = "explain", description = {"Shows where in images a classifier found what speaks for a class.", "",
    "DIR gets two files an image: NAME-KEY.png, the image with what speaks for the class laid over it, from nothing "
        + "over dark violet and orange to light yellow; and NAME-KEY.json with class, probability and heat, a grid of "
        + "numbers from 0 to 1 over the whole image. KEY is the beginning of the image's SHA-256.",
    "",
    "Heat is class activation: what each cell of the network's last map adds to the class above the others, as a share "
        + "of the strongest cell. It says what the classifier looked at, not that it looked at the right thing."},
    footer = {"", "Example:", "  imago explain photo.jpg --model runs/whole --out why"})
public final class ExplainCommand extends ImagoCommand {

    private static final int SIDE = 1024;

    /** Images explained at once: what is done is on the disk if the command is stopped. */
    private static final int BATCH = 32;

    @Parameters(arity = "1..*", paramLabel = "DATA.csv|FOLDER|IMAGE", description = "What to explain: data sets "
            + "(samples that are not excluded), folders (with all folders in them), image files.")
    private List<Path> inputs;

    @Option(names = "--model", required = true, paramLabel = "RUN|MODEL",
            description = "Run of 'imago train classifier', or the file of a classifier.")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the explanations; made if "
            + "missing.")
    private Path out;

    @Option(names = "--class", paramLabel = "NAME",
            description = "Explain this class. Default: the one that is predicted for each image.")
    private String label;

    @Option(names = "--weights", paramLabel = "NAME",
            description = "Weights that the model was trained with; see 'imago weights list'.")
    private String weights;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of a data set's images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--replace", description = "Write over explanations of the same images in DIR. Without it they are "
            + "an error, and nothing is written.")
    private boolean replace;

    @Option(names = "--json", description = "Print one JSON object an image, each a line of standard output.")
    private boolean json;

    /** An image, and where its explanation goes. */
    private record Job(Inputs.Image image, Path target) {

        Path picture() {
            String name = target.getFileName().toString();
            return target.resolveSibling(name.substring(0, name.length() - ".json".length()) + ".png");
        }
    }

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        Models.require(model);
        PixelCache pixels = Home.pixels();
        Inputs found = Inputs.of(inputs, images, pixels);
        List<Job> jobs = jobs(found, pixels);
        found.unreadable().forEach(image -> err("imago: left out: " + image.problem()));
        try (ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            Models models = new Models(weights, "explain", progress, cancellation());
            try (Classifier classifier = models.classifier(model)) {
                require(classifier);
                for (int from = 0; from < jobs.size(); from += BATCH) {
                    explain(jobs.subList(from, Math.min(from + BATCH, jobs.size())), classifier, models);
                }
            }
        }
        return ExitCode.DONE;
    }

    private void require(Classifier classifier) throws BadInputException {
        if (label != null && !classifier.classes().contains(label)) {
            throw new BadInputException(model + " knows no class '" + label + "' for --class; it knows "
                    + String.join(", ", classifier.classes()));
        }
    }

    private List<Job> jobs(Inputs found, PixelCache pixels) throws BadInputException, ImageProblemException {
        Path folder = out.toAbsolutePath().normalize();
        Map<Path, Job> jobs = new LinkedHashMap<>();
        for (Inputs.Image image : found.readable()) {
            Path target = ExplanationFile.in(folder, image.file().getFileName().toString(),
                    pixels.facts(image.file()).digest(), Optional.ofNullable(label));
            Job job = new Job(image, target);
            for (Path file : List.of(target, job.picture())) {
                if (!replace && Files.exists(file)) {
                    throw new BadInputException(file + " is there already; write over it with --replace, or name "
                            + "another folder with --out");
                }
            }
            jobs.putIfAbsent(target, job);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(folder + " cannot be made a folder (" + e + "); name another with --out");
        }
        return new ArrayList<>(jobs.values());
    }

    private void explain(List<Job> jobs, Classifier classifier, Models models) throws Exception {
        List<Explanation> explanations = classifier.explain(jobs.stream().map(job -> job.image().file()).toList(),
                Optional.ofNullable(label), models.context());
        for (int i = 0; i < jobs.size(); i++) {
            cancellation().check();
            write(jobs.get(i), explanations.get(i));
        }
    }

    /** The numbers last: where they are, the picture is, too. */
    private void write(Job job, Explanation explanation) throws Exception {
        BufferedImage image = Home.pixels().decoder().decode(job.image().file());
        BufferedImage picture = HeatPicture.over(image, explanation.heat(), explanation.rows(), explanation.columns(),
                SIDE);
        ImageIO.write(picture, "png", job.picture().toFile());
        ExplanationFile.write(job.target(), job.image().name(), model.toString(), explanation);
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("image", job.image().name());
            line.put("class", explanation.label());
            line.put("probability", explanation.probability());
            line.put("file", job.target().toString());
            out(Json.line(line));
        } else {
            out(String.format(Locale.ROOT, "%s: %s %.2f, %s", job.image().name(), explanation.label(),
                    explanation.probability(), job.picture()));
        }
    }
}
