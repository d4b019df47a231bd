// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.annotation.LearningTarget.Places;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.training.CancelledException;
import org.imago.training.PlaceExample;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;

/** The samples of a data set that have key points, as a trainer wants them. */
final class PointExamples {

    private PointExamples() {
    }

    /**
     * Collects them. An image that cannot be used is told of and passed over.
     *
     * @throws DatasetException   if a cell holds no point, or there is no such column to group by
     * @throws CancelledException when cancelled
     */
    static List<PlaceExample> of(Dataset dataset, ImageFolder folder, List<String> groupBy,
            TrainingContext context) throws DatasetException, CancelledException {
        Map<Sample, ImageFacts> facts = new LinkedHashMap<>();
        for (Sample sample : dataset.samples()) {
            context.cancellation().check();
            if (!sample.excluded()) {
                facts(sample, folder, context).ifPresent(some -> facts.put(sample, some));
            }
        }
        SampleGroups groups = SampleGroups.of(List.copyOf(facts.keySet()), sample -> Optional.of(facts.get(sample)),
                groupBy);
        List<PlaceExample> examples = new ArrayList<>();
        KeyPointsType type = new KeyPointsType();
        for (Map.Entry<Sample, ImageFacts> entry : facts.entrySet()) {
            Path image = folder.resolve(entry.getKey());
            int width = entry.getValue().width();
            int height = entry.getValue().height();
            type.read(entry.getKey(), width, height).flatMap(type::target).map(Places.class::cast)
                    .ifPresent(places -> examples.add(new PlaceExample(image, width, height,
                            groups.group(entry.getKey()), places)));
        }
        return examples;
    }

    private static Optional<ImageFacts> facts(Sample sample, ImageFolder folder, TrainingContext context) {
        try {
            return Optional.of(context.pixels().facts(folder.resolve(sample)));
        } catch (DatasetException | ImageProblemException e) {
            context.events().emit(new RunEvent.Problem(context.stage(), -1, e.getMessage() + "; left out"));
            return Optional.empty();
        }
    }
}
