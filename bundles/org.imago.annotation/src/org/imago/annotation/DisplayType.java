// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** What stands in the columns of a binding, to be looked at. */
final class DisplayType implements AnnotationType<String> {

    private final Binding binding;

    DisplayType() {
        this(Binding.of(AnnotationTypes.DISPLAY));
    }

    private DisplayType(Binding binding) {
        this.binding = binding;
    }

    @Override
    public AnnotationType<String> bound(Binding to) {
        return new DisplayType(to);
    }

    @Override
    public String id() {
        return AnnotationTypes.DISPLAY;
    }

    @Override
    public String name() {
        return binding.labelOr(binding.columns().isEmpty() ? "Display" : String.join(", ", binding.columns()));
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return binding.columns();
    }

    @Override
    public Optional<String> read(Sample sample, int imageWidth, int imageHeight) {
        String text = binding.columns().stream().map(column -> sample.value(column).orElse(""))
                .filter(cell -> !cell.isBlank()).collect(Collectors.joining(", "));
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    @Override
    public void write(Sample sample, Optional<String> value, int imageWidth, int imageHeight)
            throws DatasetException {
        throw sample.problem(name(), "is displayed only and cannot be set; bind its column to another type");
    }

    @Override
    public Presentation present(String value) {
        return new Presentation(value.replaceAll("\\s+", " ").strip(), List.of());
    }
}
