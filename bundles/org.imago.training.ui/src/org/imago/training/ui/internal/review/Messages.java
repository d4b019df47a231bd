// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Order_least_certain;
    public static String Order_informative;
    public static String ReviewPane_name;
    public static String ReviewPane_run;
    public static String ReviewPane_order;
    public static String ReviewPane_accept;
    public static String ReviewPane_accept_help;
    public static String ReviewPane_reject;
    public static String ReviewPane_reject_help;
    public static String ReviewPane_reject_label;
    public static String ReviewPane_draw;
    public static String ReviewPane_draw_help;
    public static String ReviewPane_exclude;
    public static String ReviewPane_exclude_help;
    public static String ReviewPane_batch;
    public static String ReviewPane_batch_help;
    public static String ReviewPane_looking;
    public static String ReviewPane_finding;
    public static String ReviewPane_comparing;
    public static String ReviewPane_no_dataset;
    public static String ReviewPane_no_runs;
    public static String ReviewPane_nothing;
    public static String ReviewPane_summary;
    public static String ReviewPane_left_out;
    public static String ReviewEdits_accept;
    public static String ReviewEdits_accept_many;
    public static String ReviewEdits_exclude;
    public static String ReviewEdits_exclude_many;
    public static String BatchDialog_title;
    public static String BatchDialog_message;
    public static String BatchDialog_name;
    public static String BatchDialog_least;
    public static String BatchDialog_confidence;
    public static String BatchDialog_proposals;
    public static String BatchDialog_accepted;
    public static String BatchDialog_left;
    public static String BatchDialog_count;
    public static String BatchDialog_asking;
    public static String BatchDialog_accept;
    public static String Checked_boxes;
    public static String Checked_boxes_of_model;
    public static String Checked_none_so_sure;
    public static String Checked_test;
    public static String Checked_nothing;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
