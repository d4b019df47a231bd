// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;

/** Groups of samples that must stay on one side of a split. */
final class LoopGroups {

    private LoopGroups() {
    }

    /** Numbers the groups: copies, near copies, and equal values of the named columns. */
    static int[] of(LoopData data, LoopRequest request, Truth truth) throws DatasetException {
        for (String column : request.groupBy()) {
            requireColumn(data, request, truth, column);
        }
        Map<Sample, LoopSample> bySample = new HashMap<>();
        data.samples().forEach(sample -> bySample.put(sample.sample(), sample));
        List<Sample> samples = data.samples().stream().map(LoopSample::sample).toList();
        SampleGroups groups = SampleGroups.of(samples, sample -> Optional.of(bySample.get(sample).facts()),
                sample -> keys(data, request, truth, sample));
        return samples.stream().mapToInt(groups::group).toArray();
    }

    /** The values of the named columns; a column that the data set lacks is looked up in the truth file. */
    private static List<String> keys(LoopData data, LoopRequest request, Truth truth, Sample sample) {
        List<String> keys = new ArrayList<>();
        for (String column : request.groupBy()) {
            Optional<String> value = data.dataset().columns().contains(column) ? sample.value(column)
                    : truth.value(sample.fileName(), column);
            value.filter(SampleGroups::isGroup).ifPresent(text -> keys.add(column + "=" + text));
        }
        return keys;
    }

    private static void requireColumn(LoopData data, LoopRequest request, Truth truth, String column)
            throws DatasetException {
        if (!data.dataset().columns().contains(column) && !truth.hasColumn(column)) {
            throw new DatasetException(request.data(), 1, column, "no column '" + column + "' to group by; the file has "
                    + String.join(", ", data.dataset().columns())
                    + (truth.isGiven() ? ", and the truth file has none of that name either" : ""));
        }
    }
}
