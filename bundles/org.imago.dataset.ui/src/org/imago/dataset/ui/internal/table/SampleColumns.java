// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.AnnotationType;
import org.imago.dataset.Dataset;
import org.imago.dataset.Role;
import org.imago.dataset.ui.DatasetSession;

/** The columns that the label table can show of a data set. */
final class SampleColumns {

    private SampleColumns() {
    }

    /** Lists place, picture, file name, what is annotated, problems, and all columns of the file. */
    static List<SampleColumn> of(DatasetSession session) {
        Dataset dataset = session.dataset();
        List<SampleColumn> columns = new ArrayList<>();
        columns.add(new PlaceColumn());
        columns.add(new PictureColumn());
        Optional<String> file = dataset.mapping().column(Role.FILENAME);
        file.ifPresent(name -> columns.add(CsvColumn.file(name)));
        for (AnnotationType<?> type : session.annotations().types()) {
            columns.add(new AnnotationColumn<>(type, type.columns(dataset)));
        }
        columns.add(new ProblemsColumn(session));
        dataset.columns().stream().distinct().filter(name -> !file.equals(Optional.of(name)))
                .forEach(name -> columns.add(CsvColumn.other(name)));
        return columns;
    }
}
