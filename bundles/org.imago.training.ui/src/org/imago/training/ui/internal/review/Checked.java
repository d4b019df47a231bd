// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.loop.order.PastSettings;
import org.imago.loop.order.Setting;
import org.imago.training.OutOfFold;
import org.imago.training.RunFolder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How well boxes of a run lie on those that were drawn and that its models had not seen. A run that only predicts has
 * compared none; the run from which it has its model has.
 *
 * @param boxes the comparisons; none if the run made none
 * @param model name of the run that made them, or tested its model, if it is another one; else empty
 * @param test  what the test of the model gave, whatever the confidence; nothing if there are comparisons
 */
record Checked(List<Box> boxes, String model, Optional<Test> test) {

    /** Nothing was compared, or it is not known yet. */
    static final Checked NOTHING = new Checked(List.of(), "", Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();
    /** From {@code runs/RUN/models/boxes-0.zip} up to the run. */
    private static final int DEEPEST = 3;

    /** Copies the list. */
    Checked {
        boxes = List.copyOf(boxes);
    }

    /**
     * A predicted box beside a drawn one.
     *
     * @param confidence how sure the run was, 0 to 1
     * @param iou        intersection over union, 0 to 1
     */
    record Box(double confidence, double iou) {
    }

    /**
     * The test of a model on boxes that it had not seen.
     *
     * @param boxes   how many
     * @param meanIou 0 to 1
     */
    record Test(int boxes, double meanIou) {
    }

    /** Reads what a run, or that of its model, compared. Not for the UI thread. */
    static Checked of(Path run, Dataset dataset) {
        List<Box> own = compared(run, dataset);
        return own.isEmpty() ? model(run).map(model -> ofModel(model, dataset)).orElse(NOTHING)
                : new Checked(own, "", Optional.empty());
    }

    private static Checked ofModel(Path run, Dataset dataset) {
        List<Box> boxes = compared(run, dataset);
        return new Checked(boxes, run.getFileName().toString(), boxes.isEmpty() ? tested(run) : Optional.empty());
    }

    private static List<Box> compared(Path run, Dataset dataset) {
        try {
            return OutOfFold.read(run, dataset).rows().stream()
                    .filter(row -> row.iou().isPresent() && row.box().isPresent())
                    .map(row -> new Box(row.box().get().confidence(), row.iou().getAsDouble())).toList();
        } catch (DatasetException e) {
            // A run that compared nothing has no such rows.
            return List.of();
        }
    }

    /** The run whose model predicts the boxes of a run; nothing if that is not known. */
    private static Optional<Path> model(Path run) {
        try {
            return PastSettings.read(run).path(Setting.BOXES).flatMap(model -> Stream
                    .iterate(model, folder -> folder.getParent() != null, Path::getParent).limit(DEEPEST)
                    .filter(folder -> Files.isRegularFile(RunFolder.at(folder).run())).findFirst());
        } catch (IOException e) {
            // A run of the command line does not tell.
            return Optional.empty();
        }
    }

    private static Optional<Test> tested(Path run) {
        try {
            JsonNode metrics = JSON.readTree(RunFolder.at(run).metrics().toFile());
            return Optional.of(new Test(metrics.path("heldOut").asInt(), metrics.path("meanIou").asDouble()))
                    .filter(test -> test.boxes() > 0 && metrics.path("meanIou").isNumber());
        } catch (IOException e) {
            // Without figures nothing is promised.
            return Optional.empty();
        }
    }

    /** Returns what is known of boxes with this confidence or more, as a person reads it. */
    String words(double confidence) {
        List<Box> some = boxes.stream().filter(box -> box.confidence() >= confidence).toList();
        if (!some.isEmpty()) {
            String iou = Texts.confidence(some.stream().mapToDouble(Box::iou).average().getAsDouble());
            return model.isEmpty() ? NLS.bind(Messages.Checked_boxes, some.size(), iou)
                    : NLS.bind(Messages.Checked_boxes_of_model, new Object[] {some.size(), iou, model});
        }
        return !boxes.isEmpty() ? Messages.Checked_none_so_sure : test.map(all -> NLS.bind(Messages.Checked_test,
                new Object[] {all.boxes(), Texts.confidence(all.meanIou()), model})).orElse(Messages.Checked_nothing);
    }
}
