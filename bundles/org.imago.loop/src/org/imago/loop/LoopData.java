// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.TrainingException;

/** The data set as the loop sees it: usable samples with labels, groups and boxes, and a list of what was left out. */
final class LoopData {

    private final Dataset dataset;
    private final Truth truth;
    private final List<String> classes;
    private final List<LoopSample> samples = new ArrayList<>();
    private final List<DatasetProblem> problems = new ArrayList<>();
    private int excluded;
    private int unusable;

    private LoopData(Dataset dataset, Truth truth, List<String> classes) {
        this.dataset = dataset;
        this.truth = truth;
        this.classes = classes;
    }

    /**
     * Opens the data set, decodes every image that takes part once, and lists what cannot take part.
     *
     * @param others who decodes; nobody if that is done here
     */
    static LoopData open(LoopRequest request, PixelCache pixels, RunEvents events, Cancellation cancellation,
            Optional<ImageWork> others) throws DatasetException, TrainingException {
        Dataset dataset = Dataset.open(request.data());
        ImageFolder folder = ImageFolder.locate(dataset, request.imageFolder());
        Path scored = request.truth();
        Truth truth = scored == null ? Truth.none() : Truth.open(scored);
        LoopData data = new LoopData(dataset, truth, usedClasses(dataset));
        if (others.isPresent()) {
            others.get().read(images(dataset, folder), pixels);
        }
        Pace pace = new Pace(events, "data", -1, "reading images", dataset.samples().size());
        for (Sample sample : dataset.samples()) {
            cancellation.check();
            data.add(sample, folder, pixels);
            pace.step();
        }
        for (DatasetProblem problem : data.problems) {
            events.emit(new RunEvent.Problem("data", -1, describe(problem)));
        }
        data.requireTwoClasses();
        return data;
    }

    private static List<Path> images(Dataset dataset, ImageFolder folder) {
        List<Path> images = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            try {
                if (!sample.excluded()) {
                    images.add(folder.resolve(sample));
                }
            } catch (DatasetException e) {
                // it is named when its sample is left out
                continue;
            }
        }
        return images;
    }

    private static String describe(DatasetProblem problem) {
        return problem.file() + ":" + problem.line() + (problem.column().isEmpty() ? "" : " " + problem.column()) + ": "
                + problem.message();
    }

    private static List<String> usedClasses(Dataset dataset) {
        return dataset.samples().stream().filter(sample -> !sample.excluded()).map(Sample::label)
                .filter(label -> !label.isEmpty()).distinct().sorted().toList();
    }

    private void add(Sample sample, ImageFolder folder, PixelCache pixels) {
        if (sample.excluded()) {
            excluded++;
            return;
        }
        try {
            if (sample.label().isEmpty()) {
                throw new DatasetException(dataset.file(), sample.line(), "class",
                        "no class; expected one, or 1 in the exclude column");
            }
            Path image = folder.resolve(sample);
            ImageFacts facts = pixels.facts(image);
            Optional<BoundingBox> drawn = BoxColumns.read(sample, facts.width(), facts.height());
            samples.add(new LoopSample(sample, image, facts, classes.indexOf(sample.label()), drawn,
                    truth.isGiven() ? truth.box(sample.fileName(), facts) : drawn,
                    truth.label(sample.fileName()).map(classes::indexOf).filter(index -> index >= 0)));
        } catch (DatasetException e) {
            leaveOut(sample, e.column(), e.getMessage());
        } catch (ImageProblemException e) {
            leaveOut(sample, dataset.mapping().column(Role.FILENAME).orElse(""), e.getMessage());
        }
    }

    private void leaveOut(Sample sample, String column, String message) {
        unusable++;
        problems.add(new DatasetProblem(Severity.ERROR, dataset.file(), sample.line(), column, message));
    }

    private void requireTwoClasses() throws DatasetException {
        long present = samples.stream().mapToInt(LoopSample::label).distinct().count();
        if (present < 2) {
            throw new DatasetException(dataset.file(), 0, dataset.mapping().column(Role.CLASS).orElse("class"),
                    "only " + present + " class has usable samples (" + samples.size() + " usable, " + excluded
                            + " excluded, " + unusable + " unusable); a classifier needs at least two"
                            + (problems.isEmpty() ? "" : ". First problem: " + describe(problems.getFirst())));
        }
    }

    Dataset dataset() {
        return dataset;
    }

    List<String> classes() {
        return classes;
    }

    List<LoopSample> samples() {
        return samples;
    }

    List<DatasetProblem> problems() {
        return problems;
    }

    int excluded() {
        return excluded;
    }

    int unusable() {
        return unusable;
    }

    int[] labels() {
        return samples.stream().mapToInt(LoopSample::label).toArray();
    }

    /**
     * Numbers the groups that must stay on one side of a split: copies, near copies, and equal values of the named
     * columns. A column that the data set lacks is looked up in the truth file.
     */
    int[] groups(LoopRequest request) throws DatasetException {
        return LoopGroups.of(this, request, truth);
    }
}
