// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.cli.internal.Models;
import org.imago.cropping.CropBox;
import org.imago.cropping.CropSettings;
import org.imago.cropping.Cropper;
import org.imago.cropping.DatasetCropper;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.loop.Pace;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago crop}: a new data set of crops. */
@Command(name = "crop", description = {"Makes a new data set of crops from the originals at full resolution.", "",
    "A crop shows the sample's hand-drawn box, else the box that a model predicts, else the whole image. Excluded "
            + "samples are left out. The originals and their CSV are only read.", "",
    "DIR gets images/ and crops.csv, which opens like any other data set and says of each crop where it came from: "
        + "source_file; source_x, source_y, source_w, source_h (what the crop shows, in pixels of the original as "
        + "shown); "
        + "box_model, box_confidence (0 to 1) and fell_back (1 for the whole image). Crops are JPEGs of quality 0.95 "
        + "in sRGB, turned as shown, without EXIF or other metadata."},
    footer = {"", "Examples:",
        "  imago crop butterflies.csv --out crops --margin 20",
        "  imago crop butterflies.csv --out crops --boxes runs/boxes --weights mobilenet"})
public final class CropCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV; it is only read.")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the new data set; it must "
            + "be missing or empty.")
    private Path out;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--boxes", paramLabel = "RUN|MODEL", 
            description = "Run of 'imago train boxes', or its model file; predicts the boxes that nobody has drawn.")
    private Path model;

    @Option(names = "--weights", paramLabel = "NAME", 
            description = "Weights that the model was trained with; see 'imago weights list'.")
    private String weights;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Mixin
    private EventOptions watched;

    @Mixin
    private CropOptions cropping;

    @Mixin
    private StrategyOption strategy;

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        CropSettings settings = cropping.settings();
        Cropper cropper = new Cropper(Home.pixels().decoder(), settings, strategy.strategy());
        Models.require(model);
        Dataset dataset = Dataset.open(data);
        ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
        Path target = OutputOptions.emptyFolder(out);
        watched.tell("crop", (events, silent) -> {
            Map<Sample, CropBox> boxes = boxes(dataset, folder, events);
            print(new DatasetCropper(cropper, settings).crop(dataset, folder,
                    sample -> Optional.ofNullable(boxes.get(sample)), target, new Remarks(dataset, silent),
                    cancellation()));
        });
        return ExitCode.DONE;
    }

    /** Says what is left out; how far it is nobody wants to know where lines cannot be taken back. */
    private final class Remarks implements DatasetCropper.Progress {

        private final RunEvents events;
        private final Pace pace;

        Remarks(Dataset dataset, RunEvents events) {
            this.events = events;
            this.pace = new Pace(events, "crop", -1, "cropping",
                    dataset.samples().stream().filter(sample -> !sample.excluded()).count());
        }

        @Override
        public void done(int done, int total) {
            pace.step();
        }

        @Override
        public void leftOut(String why) {
            err("imago: left out: " + why);
            events.emit(new RunEvent.Problem("crop", -1, "left out: " + why));
        }
    }

    /** Hand-drawn boxes, and predicted ones where nobody has drawn. */
    private Map<Sample, CropBox> boxes(Dataset dataset, ImageFolder folder, RunEvents events) throws Exception {
        Map<Sample, CropBox> boxes = new LinkedHashMap<>();
        Map<Sample, Path> others = new LinkedHashMap<>();
        PixelCache pixels = Home.pixels();
        for (Sample sample : dataset.samples()) {
            cancellation().check();
            if (sample.excluded()) {
                continue;
            }
            try {
                Path image = folder.resolve(sample);
                ImageFacts facts = pixels.facts(image);
                Optional<BoundingBox> box = BoxColumns.read(sample, facts.width(), facts.height());
                box.ifPresentOrElse(own -> boxes.put(sample, new CropBox(new BoxPrediction(own, 1), CropBox.DRAWN)),
                        () -> others.put(sample, image));
            } catch (ImageProblemException e) {
                // It is named when its crop fails.
                continue;
            }
        }
        if (model != null && !others.isEmpty()) {
            predict(others, boxes, events);
        }
        return boxes;
    }

    private void predict(Map<Sample, Path> others, Map<Sample, CropBox> boxes, RunEvents events) throws Exception {
        Models models = new Models(weights, "crop", events, cancellation());
        try (BoxPredictor predictor = models.boxes(model)) {
            List<BoxPrediction> predicted = predictor.predict(List.copyOf(others.values()), models.context());
            int i = 0;
            for (Sample sample : others.keySet()) {
                boxes.put(sample, new CropBox(predicted.get(i++), model.toString()));
            }
        }
    }

    private void print(DatasetCropper.Result made) {
        watched.images("drawn", made.drawn());
        watched.images("predicted", made.predicted());
        watched.images("whole", made.whole());
        watched.images("unreadable", made.unreadable());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("data", made.csv().toString());
        counts.put("crops", made.rows().size());
        counts.put("drawn", made.drawn());
        counts.put("predicted", made.predicted());
        counts.put("wholeImage", made.whole());
        counts.put("unreadable", made.unreadable());
        if (json) {
            out(Json.line(counts));
        } else {
            counts.forEach((name, value) -> out(String.format("%-12s %s", name, value)));
        }
    }
}
