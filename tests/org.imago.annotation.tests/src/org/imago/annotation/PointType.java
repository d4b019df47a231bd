// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/** The example of the extension point's documentation, with its constructor where the registry can call it. */
public final class PointType implements AnnotationType<Mark.Dot> {

    @Override
    public String id() {
        return "org.example.point";
    }

    @Override
    public String name() {
        return "Point";
    }

    @Override
    public List<String> columns(Dataset dataset) {
        return List.of("point_x", "point_y");
    }

    @Override
    public Optional<Mark.Dot> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        OptionalDouble x = sample.number("point_x");
        OptionalDouble y = sample.number("point_y");
        return x.isPresent() && y.isPresent() ? Optional.of(new Mark.Dot(x.getAsDouble(), y.getAsDouble()))
                : Optional.empty();
    }

    @Override
    public void write(Sample sample, Optional<Mark.Dot> value, int imageWidth, int imageHeight)
            throws DatasetException {
        for (String column : columns(sample.dataset())) {
            sample.dataset().addColumn(column);
        }
        sample.set("point_x", value.map(dot -> String.valueOf(dot.x())).orElse(""));
        sample.set("point_y", value.map(dot -> String.valueOf(dot.y())).orElse(""));
    }

    @Override
    public Presentation present(Mark.Dot value) {
        return new Presentation(value.x() + ", " + value.y(), List.of(value));
    }
}
