// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.ClassStorage;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleChecks;
import org.imago.image.ImageFacts;

/** The name of the class of a sample, however it is {@linkplain Dataset#classStorage() stored}. */
final class ClassType implements AnnotationType<String> {

    private final Binding binding;

    ClassType() {
        this(Binding.of(AnnotationTypes.CLASS));
    }

    private ClassType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public ClassType bound(Binding to) {
        return new ClassType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.CLASS;
    }

    @Override
    public String name() {
        return binding.labelOr("Class");
    }

    @Override
    public List<String> columns(Dataset dataset) {
        ClassStorage storage = dataset.classStorage();
        return storage.kind() == ClassStorage.Kind.ONE_HOT ? storage.columns()
                : List.of(dataset.mapping().column(Role.CLASS).orElse(Role.CLASS.columnName()));
    }

    /** Where the cells hold names, another name makes another class; elsewhere it has to be listed first. */
    @Override
    public Form<String> form(Dataset dataset) {
        boolean open = dataset.classStorage().kind() == ClassStorage.Kind.NAME;
        return new Form.Choice(dataset::classes, open, binding.isOn(Binding.LIST));
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
            sample.setLabel(label);
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
