// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleChecks;
import org.imago.image.ImageFacts;

/**
 * The boxes of a sample: {@code x,y,w,h}, then {@code x_2,y_2,w_2,h_2} and so on. A value holds at least one; an empty
 * box in it is a slot without one, so that the boxes behind it keep their columns.
 */
final class BoxType implements AnnotationType<List<BoundingBox>> {

    private final Binding binding;

    BoxType() {
        this(Binding.of(AnnotationTypes.BOX));
    }

    private BoxType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public BoxType bound(Binding to) {
        return new BoxType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.BOX;
    }

    @Override
    public String name() {
        return binding.labelOr("Box");
    }

    @Override
    public List<String> columns(Dataset dataset) {
        List<String> columns = new ArrayList<>();
        for (int number : RecordedBox.numbers(dataset)) {
            for (Role role : BoxColumns.EDGES) {
                columns.add(RecordedBox.column(dataset, role, number));
            }
        }
        return columns;
    }

    @Override
    public Form<List<BoundingBox>> form(Dataset dataset) {
        return new Form.Boxes(binding.isOn(Binding.SEVERAL) || RecordedBox.numbers(dataset).size() > 1);
    }

    @Override
    public Optional<List<BoundingBox>> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        return Optional.of(BoxColumns.readAll(sample, imageWidth, imageHeight)).filter(boxes -> !boxes.isEmpty());
    }

    @Override
    public void write(Sample sample, Optional<List<BoundingBox>> value, int imageWidth, int imageHeight)
            throws DatasetException {
        BoxColumns.writeAll(sample, value.orElse(List.of()), imageWidth, imageHeight);
    }

    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        return SampleChecks.boxes(sample, facts);
    }

    @Override
    public Presentation present(List<BoundingBox> value) {
        List<BoundingBox> boxes = value.stream().filter(box -> !box.isEmpty()).toList();
        return new Presentation(boxes.stream().map(BoxType::text).collect(Collectors.joining("; ")),
                boxes.stream().<Mark>map(Mark.Outline::new).toList());
    }

    private static String text(BoundingBox box) {
        return String.format(Locale.ROOT, "%.0f, %.0f, %.0f x %.0f", box.x(), box.y(), box.w(), box.h());
    }

    /** Box predictors learn one box per image: the first, which is the one that the article's set has. */
    @Override
    public Optional<LearningTarget> target(List<BoundingBox> value) {
        return value.stream().filter(box -> !box.isEmpty()).findFirst().map(LearningTarget.Region::new);
    }
}
