// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.annotation.BoundingBox;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Inputs;
import org.imago.cli.internal.Models;
import org.imago.cropping.CropSettings;
import org.imago.cropping.CropStrategy;
import org.imago.cropping.Cropper;
import org.imago.cropping.CroppedDataset;
import org.imago.dataset.CsvTable;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.Classifier;
import org.imago.training.Probabilities;
import org.imago.training.RunEvents;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago predict}: boxes, classes, or both in a chain, for images. */
@Command(name = "predict", description = {"Predicts boxes, classes, or both, and writes them to a CSV.", "",
    "With both models each image is cropped to its predicted box and the crop is classified.", "",
    "FILE.csv gets a row an image: filename; x, y, w, h (pixels of the image as shown) and box_confidence (0 to 1) "
            + "from "
        + "--boxes; class and p_CLASS, the probability of each class, from --classifier; problem, which says why an "
        + "image cannot be read."},
    footer = {"", "Example:", "  imago predict photos --boxes runs/boxes --weights mobilenet --out boxes.csv"})
public final class PredictCommand extends ImagoCommand {

    @Parameters(arity = "1..*", paramLabel = "DATA.csv|FOLDER|IMAGE", description = "What to predict on: data sets "
            + "(samples that are not excluded), folders (with all folders in them), image files.")
    private List<Path> inputs;

    @Option(names = "--classifier", paramLabel = "RUN|MODEL", 
            description = "Run of 'imago train classifier', or its model file.")
    private Path classifier;

    @Option(names = "--boxes", paramLabel = "RUN|MODEL", 
            description = "Run of 'imago train boxes', or its model file.")
    private Path boxes;

    @Option(names = "--weights", paramLabel = "NAME", 
            description = "Weights that the models were trained with; see 'imago weights list'.")
    private String weights;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of a data set's images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--out", required = true, paramLabel = "FILE.csv", description = "Where the predictions go; it "
            + "must not exist.")
    private Path out;

    @Mixin
    private EventOptions watched;

    @Mixin
    private CropOptions cropping;

    @Mixin
    private StrategyOption strategy;

    private CropSettings settings;
    private CropStrategy chosen;

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        if (classifier == null && boxes == null) {
            throw new ParameterException(spec().commandLine(), "with what? Give --classifier, --boxes or both");
        }
        settings = cropping.settings();
        chosen = strategy.strategy();
        Models.require(boxes, classifier);
        Path target = OutputOptions.newFile(out);
        watched.tell("predict", (events, silent) -> predict(target, events));
        return ExitCode.DONE;
    }

    private void predict(Path target, RunEvents events) throws Exception {
        Inputs found = Inputs.of(inputs, images, Home.pixels(), events, cancellation());
        Models models = new Models(weights, "predict", events, cancellation());
        List<BoxPrediction> predicted = boxes == null ? null : boxes(models, found);
        write(found, predicted, models, target);
        watched.images("predicted", found.readable().size());
        watched.images("unreadable", found.unreadable().size());
        out(found.readable().size() + " predicted, " + found.unreadable().size() + " unreadable: " + out);
    }

    private List<BoxPrediction> boxes(Models models, Inputs found) throws Exception {
        try (BoxPredictor predictor = models.boxes(boxes)) {
            return predictor.predict(found.files(), models.context());
        }
    }

    private void write(Inputs found, List<BoxPrediction> predicted, Models models, Path target) throws Exception {
        List<String> columns = new ArrayList<>(List.of("filename"));
        List<List<String>> rows = new ArrayList<>();
        found.readable().forEach(image -> rows.add(new ArrayList<>(List.of(image.name()))));
        if (predicted != null) {
            columns.addAll(List.of("x", "y", "w", "h", "box_confidence"));
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).addAll(cells(predicted.get(i)));
            }
        }
        if (classifier != null) {
            addClasses(found, predicted, models, columns, rows);
        }
        columns.add("problem");
        rows.forEach(row -> row.add(""));
        for (Inputs.Unreadable image : found.unreadable()) {
            List<String> row = new ArrayList<>(List.of(image.name()));
            while (row.size() < columns.size() - 1) {
                row.add("");
            }
            row.add(image.problem());
            rows.add(row);
        }
        CsvTable.write(target, columns, rows);
    }

    private void addClasses(Inputs found, List<BoxPrediction> predicted, Models models, List<String> columns,
            List<List<String>> rows) throws Exception {
        Path crops = Files.createTempDirectory("imago-crops");
        try (Classifier model = models.classifier(classifier)) {
            List<Path> files = predicted == null ? found.files() : crops(found, predicted, crops);
            double[][] probabilities = model.predict(files, models.context());
            columns.add("class");
            model.classes().forEach(name -> columns.add("p_" + name));
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).add(model.classes().get(Probabilities.best(probabilities[i])));
                for (double probability : probabilities[i]) {
                    rows.get(i).add(String.format(Locale.ROOT, "%.4f", probability));
                }
            }
        } finally {
            delete(crops);
        }
    }

    private List<Path> crops(Inputs found, List<BoxPrediction> predicted, Path folder) throws Exception {
        Cropper cropper = new Cropper(Home.pixels().decoder(), settings, chosen);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < predicted.size(); i++) {
            cancellation().check();
            Inputs.Image image = found.readable().get(i);
            files.add(cropper.crop(image.file(), Optional.of(predicted.get(i)),
                    CroppedDataset.target(folder, i + "-" + image.name(), settings)).file());
        }
        return files;
    }

    private static List<String> cells(BoxPrediction prediction) {
        BoundingBox box = prediction.box();
        return Stream.of(box.x(), box.y(), box.w(), box.h()).map(Math::round).map(String::valueOf).collect(
                java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), list -> {
                    list.add(String.format(Locale.ROOT, "%.4f", prediction.confidence()));
                    return list;
                }));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
