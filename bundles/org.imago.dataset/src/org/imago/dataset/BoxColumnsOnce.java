// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;

/** Remembers which boxes a data set has columns for: that is asked for each of perhaps a million rows. Any thread may ask. */
final class BoxColumnsOnce {

    private volatile Known known = new Known(List.of(), List.of(1));

    private record Known(List<String> columns, List<Integer> numbers) {
    }

    /** Returns what {@link RecordedBox#numbers} returns. A data set whose columns change has another list of them. */
    List<Integer> of(Dataset dataset) {
        Known now = known;
        List<String> columns = dataset.columns();
        if (now.columns() != columns) {
            now = new Known(columns, RecordedBox.numbers(dataset));
            known = now;
        }
        return now.numbers();
    }
}
