// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

    public static String KnownRuns_finding;
    public static String KnownRuns_picking_up;
    public static String KnownRuns_unreadable;
    public static String RunWords_loop;
    public static String RunWords_classifier;
    public static String RunWords_boxes;
    public static String RunWords_predict;
    public static String RunWords_crop;
    public static String RunWords_whole;
    public static String RunWords_boxes_stage;
    public static String RunWords_crops;
    public static String RunWords_fold;
    public static String RunWords_piece;
    public static String RunWords_epoch;
    public static String RunWords_separator;
    public static String RunWords_seconds;
    public static String RunWords_minutes;
    public static String RunWords_hours;
    public static String RunWords_about;
    public static String RunWords_more;
    public static String RunJob_stopping;
    public static String RunJob_failed;
    public static String RunNotice_done;
    public static String RunNotice_cancelled;
    public static String ClosingQuestion_title;
    public static String ClosingQuestion_text;
    public static String ClosingQuestion_at_work;
    public static String ClosingQuestion_waiting;
    public static String ClosingQuestion_leave;
    public static String ClosingQuestion_stop;
    public static String ClosingQuestion_cancel;
    public static String ClosingQuestion_stopping;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
