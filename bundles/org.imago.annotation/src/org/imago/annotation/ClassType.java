// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleChecks;
import org.imago.image.ImageFacts;

/** The name of the class of a sample. */
final class ClassType implements AnnotationType<String> {

    @Override
    public String id() {
        return AnnotationTypes.CLASS;
    }

    @Override
    public String name() {
        return "Class";
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return List.of(dataset.mapping().column(Role.CLASS).orElse(Role.CLASS.columnName()));
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) {
        return Optional.of(sample.label()).filter(label -> !label.isEmpty());
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight)
            throws DatasetException {
        String label = value.orElse("").strip();
        if (!label.equals(sample.label())) {
            sample.set(Role.CLASS, label);
        }
    }

    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        return SampleChecks.label(sample);
    }

    @Override
    public Presentation present(String value) {
        return new Presentation(value, List.of());
    }

    @Override
    public Optional<LearningTarget> target(String value) {
        return Optional.of(new LearningTarget.Category(value));
    }
}
