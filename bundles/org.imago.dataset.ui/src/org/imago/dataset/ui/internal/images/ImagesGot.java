// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.download.DownloadReport;
import org.imago.dataset.download.FlickrDataset;
import org.imago.dataset.download.MissingImages;

/**
 * What came of getting images.
 *
 * @param csv       the data set
 * @param images    what was missing
 * @param remarks   what a person should know, in sentences
 * @param conflicts photos that were found for several classes
 * @param report    which of the images are there now
 */
public record ImagesGot(Path csv, MissingImages images, List<String> remarks, List<FlickrDataset.Row> conflicts,
        DownloadReport report) {

    private static final DownloadReport NOTHING = new DownloadReport(0, 0, List.of(), 0, false);

    ImagesGot(Path csv, MissingImages images, List<String> remarks, List<FlickrDataset.Row> conflicts) {
        this(csv, images, remarks, conflicts, NOTHING);
    }

    ImagesGot with(DownloadReport done) {
        return new ImagesGot(csv, images, remarks, conflicts, done);
    }

    ImagesGot with(String remark) {
        List<String> more = new ArrayList<>(remarks);
        more.add(remark);
        return new ImagesGot(csv, images, more, conflicts, report);
    }

    /** Tells whether a person should look at it. */
    boolean isNoteworthy() {
        return !report.failures().isEmpty() || !remarks.isEmpty() || !images.shared().isEmpty() || report.left() > 0;
    }

    /** Returns the numbers, in a sentence. */
    String summary() {
        return NLS.bind(Messages.ImagesGot_summary, new Object[] {report.fetched(), report.present(),
            report.failures().size(), report.left()});
    }

    /** Returns everything that is to be known but the failures, a sentence a line. */
    String details() {
        List<String> lines = new ArrayList<>(remarks);
        if (!conflicts.isEmpty()) {
            lines.add(NLS.bind(Messages.ImagesGot_conflicts, conflicts.size()));
        }
        if (!images.shared().isEmpty()) {
            lines.add(NLS.bind(Messages.ImagesGot_shared, images.shared().size()));
        }
        if (report.left() > 0) {
            lines.add(Messages.ImagesGot_left);
        }
        if (!report.failures().isEmpty()) {
            lines.add(NLS.bind(Messages.ImagesGot_table, DownloadReport.failuresFile(csv).getFileName()));
        }
        return String.join("\n", lines);
    }
}
