// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.annotation.AnnotationType;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/**
 * What is said about samples with an annotation type. A value that cannot be read is shown as it stands, with the
 * reason.
 *
 * @param type    the type
 * @param columns the columns of the file in which it keeps its values
 * @param <V>     its values
 */
record AnnotationColumn<V>(AnnotationType<V> type, List<String> columns) implements SampleColumn {

    @Override
    public GridColumn heading() {
        String key = "annotation:" + type.id() + ":" + type.name();
        return new GridColumn(key, type.name(), GridColumn.Look.TEXT, columns.size() > 1 ? 22 : 16, true);
    }

    @Override
    public Cell read(Sample sample, int place) {
        try {
            ImageSize size = ImageSize.recorded(sample);
            Optional<V> value = type.read(sample, size.width(), size.height());
            String text = value.map(some -> type.present(some).text()).orElse("");
            return new Cell(text, text, Cell.Mark.NONE);
        } catch (DatasetException e) {
            return new Cell(raw(sample), e.getMessage(), Cell.Mark.ERROR);
        } catch (RuntimeException | LinkageError e) {
            // The type may come from a plug-in, whose mistakes must not take the table away.
            return new Cell(raw(sample), e.toString(), Cell.Mark.ERROR);
        }
    }

    private String raw(Sample sample) {
        return columns.stream().map(column -> sample.value(column).orElse("")).collect(Collectors.joining(", "));
    }

    @Override
    public Optional<OrderSetting> order(boolean descending) {
        return columns.stream().findFirst().map(column -> OrderSetting.by(column, descending));
    }
}
