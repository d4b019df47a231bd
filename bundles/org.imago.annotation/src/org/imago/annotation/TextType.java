// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** Free text in the column of a binding, of one line or several ({@link Binding#MULTILINE}). */
final class TextType implements AnnotationType<String> {

    private final Binding binding;

    TextType() {
        this(Binding.of(AnnotationTypes.TEXT));
    }

    private TextType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public AnnotationType<String> bound(Binding to) {
        return new TextType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.TEXT;
    }

    @Override
    public String name() {
        return binding.labelOr(binding.columns().isEmpty() ? "Text" : binding.columns().getFirst());
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return binding.columns();
    }

    @Override
    public Form<String> form(Dataset dataset) {
        return binding.columns().isEmpty() ? new Form.Display<>() : new Form.Text(binding.isOn(Binding.MULTILINE));
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) {
        return binding.columns().stream().findFirst().flatMap(sample::value).filter(text -> !text.isEmpty());
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight)
            throws DatasetException {
        String text = value.orElse("");
        for (String column : binding.columns().stream().limit(1).toList()) {
            if (!text.equals(sample.value(column).orElse(""))) {
                sample.dataset().addColumn(column);
                sample.set(column, text);
            }
        }
    }

    @Override
    public Presentation present(String value) {
        return new Presentation(value.replaceAll("\\s+", " ").strip(), List.of());
    }
}
