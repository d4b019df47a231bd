// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.Flag;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/** Yes or no, in the column of a binding: 1, true or yes; 0, false, no or nothing. */
final class BinaryType implements AnnotationType<Boolean> {

    private final Binding binding;

    BinaryType() {
        this(Binding.of(AnnotationTypes.BINARY));
    }

    private BinaryType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public AnnotationType<Boolean> bound(Binding to) {
        return new BinaryType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.BINARY;
    }

    @Override
    public String name() {
        return binding.labelOr(binding.columns().isEmpty() ? "Yes or no" : binding.columns().getFirst());
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return binding.columns();
    }

    @Override
    public Form<Boolean> form(Dataset dataset) {
        return binding.columns().isEmpty() ? new Form.Display<>() : new Form.Toggle();
    }

    @Override
    public Optional<Boolean> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        Optional<String> cell = binding.columns().stream().findFirst().flatMap(sample::value);
        if (cell.isPresent() && Flag.of(cell.get()) == Flag.UNCLEAR) {
            throw sample.problem(binding.columns().getFirst(), "\"" + cell.get()
                    + "\" is neither yes nor no; expected 0, 1, true, false, yes, no or nothing");
        }
        return cell.map(text -> Flag.of(text) == Flag.YES);
    }

    @Override
    public void write(Sample sample, Optional<Boolean> value, int imageWidth, int imageHeight)
            throws DatasetException {
        Flag wanted = value.orElse(false) ? Flag.YES : Flag.NO;
        for (String column : binding.columns().stream().limit(1).toList()) {
            if (Flag.of(sample.value(column).orElse("")) != wanted) {
                sample.dataset().addColumn(column);
                sample.set(column, wanted == Flag.YES ? "1" : "0");
            }
        }
    }

    /** Needs no image to be checked. */
    @Override
    public List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        try {
            read(sample, 1, 1);
            return List.of();
        } catch (DatasetException e) {
            return List.of(DatasetProblem.of(Severity.ERROR, e));
        }
    }

    @Override
    public Presentation present(Boolean value) {
        return new Presentation(value ? "yes" : "no", List.of());
    }
}
