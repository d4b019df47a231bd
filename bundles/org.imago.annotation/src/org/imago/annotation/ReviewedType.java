// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;

/** Whether a person has looked at a sample. Without a column, nobody has; the first yes adds one. */
final class ReviewedType implements AnnotationType<Boolean> {

    private final Binding binding;

    ReviewedType() {
        this(Binding.of(AnnotationTypes.REVIEWED));
    }

    private ReviewedType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public ReviewedType bound(Binding to) {
        return new ReviewedType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.REVIEWED;
    }

    @Override
    public String name() {
        return binding.labelOr("Reviewed");
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return List.of(dataset.mapping().column(Role.REVIEWED).orElse(Role.REVIEWED.columnName()));
    }

    @Override
    public Form<Boolean> form(Dataset dataset) {
        return new Form.Toggle();
    }

    @Override
    public Optional<Boolean> read(Sample sample, int imageWidth, int imageHeight) {
        return Optional.of(sample.reviewed());
    }

    @Override
    public void write(Sample sample, Optional<Boolean> value, int imageWidth, int imageHeight)
            throws DatasetException {
        boolean reviewed = value.orElse(false);
        if (reviewed != sample.reviewed()) {
            sample.set(Role.REVIEWED, reviewed ? "1" : "0");
        }
    }

    @Override
    public Presentation present(Boolean value) {
        return new Presentation(value ? "reviewed" : "", List.of());
    }
}
