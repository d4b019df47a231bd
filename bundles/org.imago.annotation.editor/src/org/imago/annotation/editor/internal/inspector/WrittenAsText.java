// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.annotation.Form;
import org.imago.annotation.Presentation;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** Values of a type as the text in which a person gives them. */
final class WrittenAsText<V> implements AnnotationType<String> {

    private final AnnotationType<V> type;
    private final Form.Written<V> form;

    WrittenAsText(AnnotationType<V> type, Form.Written<V> form) {
        this.type = type;
        this.form = form;
    }

    /** Tells what is wrong with text, if it cannot be understood. */
    Optional<String> wrong(String typed, Sample sample) {
        try {
            form.reader().read(typed, sample);
            return Optional.empty();
        } catch (DatasetException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public String id() {
        return type.id();
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return type.columns(dataset);
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        return type.read(sample, imageWidth, imageHeight).map(form.text());
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight) throws DatasetException {
        Optional<String> typed = value.filter(text -> !text.isBlank());
        type.write(sample, typed.isEmpty() ? Optional.empty() : Optional.of(form.reader().read(typed.get(), sample)),
                imageWidth, imageHeight);
    }

    @Override
    public Presentation present(String value) {
        return new Presentation(value.replaceAll("\\s+", " ").strip(), List.of());
    }
}
