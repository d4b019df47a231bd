// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.training.weights.WeightsStore;

/**
 * What a wizard finds on this machine.
 *
 * @param sessions the open data sets
 * @param weights  the pretrained weights
 * @param memory   what was chosen before
 */
record Workplace(DatasetSessions sessions, WeightsStore weights, SettingsMemory memory) {

    /** Returns the CSVs of the open data sets. */
    List<Path> open() {
        return sessions.all().stream().map(DatasetSession::file).map(Workplace::absolute).toList();
    }

    /** Returns the data set on which the person works. */
    Optional<Path> active() {
        return sessions.active().map(DatasetSession::file).map(Workplace::absolute);
    }

    /** Tells whether a data set has edits that are not in its file. */
    boolean unsaved(Path csv) {
        return sessions.find(csv).filter(DatasetSession::dirty).isPresent();
    }

    private static Path absolute(Path csv) {
        return csv.toAbsolutePath().normalize();
    }
}
