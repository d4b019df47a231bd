// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.Binding;
import org.imago.annotation.Form;
import org.imago.annotation.LearningTarget;
import org.imago.annotation.Mark;
import org.imago.annotation.Presentation;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/**
 * Key points of a sample. Which there are is told by the columns of the data set, see {@link PointColumns}, or by the
 * names of the binding, so that a data set without such columns gets them.
 */
public final class KeyPointsType implements AnnotationType<List<KeyPoint>> {

    /** Identifier of the type. */
    public static final String ID = "org.imago.examples.points";

    private final Binding binding;

    /** Creates the type as it is contributed. */
    public KeyPointsType() {
        this(Binding.of(ID));
    }

    private KeyPointsType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public AnnotationType<List<KeyPoint>> bound(Binding to) {
        return new KeyPointsType(to);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return binding.label().isBlank() ? "Key points" : binding.label();
    }

    /**
     * Returns the names of the points.
     *
     * @param dataset a data set
     * @return those of the binding, else those for which there are columns
     */
    public List<String> names(Dataset dataset) {
        return binding.names().isEmpty() ? PointColumns.names(dataset) : binding.names();
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return PointColumns.of(names(dataset));
    }

    @Override
    public Form<List<KeyPoint>> form(Dataset dataset) {
        return new Form.Written<>(PointsText::write, (typed, sample) -> PointsText.read(typed, sample, names(dataset)),
                true);
    }

    @Override
    public Optional<List<KeyPoint>> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        return Optional.of(PointColumns.read(sample, names(sample.dataset()))).filter(points -> !points.isEmpty());
    }

    @Override
    public void write(Sample sample, Optional<List<KeyPoint>> value, int imageWidth, int imageHeight)
            throws DatasetException {
        PointColumns.write(sample, names(sample.dataset()), value.orElse(List.of()));
    }

    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        List<DatasetProblem> problems = new ArrayList<>();
        try {
            for (KeyPoint point : PointColumns.read(sample, names(sample.dataset()))) {
                if (facts.isPresent() && isOutside(point, facts.get())) {
                    problems.add(DatasetProblem.of(Severity.ERROR, sample.problem(point.name() + "_x", point.x() + ", "
                            + point.y() + " lies outside the image, which has " + facts.get().width() + " x "
                            + facts.get().height() + " pixels")));
                }
            }
        } catch (DatasetException e) {
            problems.add(DatasetProblem.of(Severity.ERROR, e));
        }
        return problems;
    }

    private static boolean isOutside(KeyPoint point, ImageFacts facts) {
        return point.x() < 0 || point.y() < 0 || point.x() > facts.width() || point.y() > facts.height();
    }

    @Override
    public Presentation present(List<KeyPoint> value) {
        return new Presentation(value.stream().map(point -> point.visible() ? point.name() : "(" + point.name() + ")")
                .collect(Collectors.joining(", ")),
                value.stream().<Mark>map(point -> new Mark.Dot(point.x(), point.y(), point.name(), !point.visible()))
                        .toList());
    }

    /** Hidden points as well: that somebody knows where they are is what a model should learn. */
    @Override
    public Optional<LearningTarget> target(List<KeyPoint> value) {
        return Optional.of(value.stream().map(point -> new LearningTarget.Place(point.name(), point.x(), point.y()))
                .toList()).filter(places -> !places.isEmpty()).map(LearningTarget.Places::new);
    }
}
