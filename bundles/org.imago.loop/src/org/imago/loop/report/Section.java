// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.io.IOException;

/** A part of the report. */
sealed interface Section permits ComparisonSection, ConfusionSection, BoxSection, CurveSection, CalibrationSection,
        MistakeSection, CropSection, ProblemSection, RunSection {
    /** Anchor within the page. */
    String id();

    /** Heading, and the entry in the table of contents. */
    String title(ReportModel model);

    /** Whether the model has anything for it. */
    boolean applies(ReportModel model);

    /** Writes what comes below the heading. */
    void write(ReportModel model, HtmlWriter html, Pictures pictures) throws IOException;
}
