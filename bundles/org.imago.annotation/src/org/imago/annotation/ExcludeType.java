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

/** Whether a sample is left out. No sample is without a value: a blank cell, or no column, means that it is not. */
final class ExcludeType implements AnnotationType<Boolean> {

    private final Binding binding;

    ExcludeType() {
        this(Binding.of(AnnotationTypes.EXCLUDE));
    }

    private ExcludeType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public ExcludeType bound(Binding to) {
        return new ExcludeType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.EXCLUDE;
    }

    @Override
    public String name() {
        return binding.labelOr("Excluded");
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return List.of(dataset.mapping().column(Role.EXCLUDE).orElse(Role.EXCLUDE.columnName()));
    }

    @Override
    public Form<Boolean> form(Dataset dataset) {
        return new Form.Toggle();
    }

    @Override
    public Optional<Boolean> read(Sample sample, int imageWidth, int imageHeight) {
        return Optional.of(sample.excluded());
    }

    @Override
    public void write(Sample sample, Optional<Boolean> value, int imageWidth, int imageHeight)
            throws DatasetException {
        boolean excluded = value.orElse(false);
        if (excluded != sample.excluded()) {
            sample.set(Role.EXCLUDE, excluded ? "1" : "0");
        }
    }

    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        return SampleChecks.exclusion(sample);
    }

    @Override
    public Presentation present(Boolean value) {
        return new Presentation(value ? "excluded" : "", List.of());
    }
}
