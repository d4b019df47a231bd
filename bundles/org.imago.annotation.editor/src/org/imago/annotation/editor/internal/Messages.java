// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the image editor. */
public final class Messages extends NLS {

    public static String ImageEditor_opening;
    public static String ImageEditor_read_only;
    public static String ImageEditor_wrong_input;
    public static String EditorFiles_not_saved;
    public static String EditorFiles_kept;
    public static String EditorFiles_kept_in_memory;
    public static String EditorFiles_save_as;
    public static String EditorFiles_later;
    public static String EditorFiles_close_title;
    public static String EditorFiles_close_question;
    public static String EditorFiles_save;
    public static String EditorFiles_discard;
    public static String EditorFiles_cancel;
    public static String ImagePane_no_folder;
    public static String ImagePane_no_samples;
    public static String ImagePane_filtered_out;
    public static String ImagePane_loading;
    public static String ImagePane_missing;
    public static String ImagePane_there_is_a_box;
    public static String ImagePane_paste;
    public static String ImagePane_copy_previous;
    public static String ImagePane_accept;
    public static String ImagePane_accept_all;
    public static String ImagePane_reject;
    public static String ImagePane_set;
    public static String ImagePane_switch_on;
    public static String ImagePane_switch_off;
    public static String ImagePane_wrong_cells;
    public static String ToolsOnCanvas_boxes;
    public static String ToolsOnCanvas_key;
    public static String StatusBar_place;
    public static String StatusBar_filtered;
    public static String StatusBar_size;
    public static String StatusBar_pixel;
    public static String StatusBar_box;
    public static String StatusBar_zoom;
    public static String StatusBar_unsaved;
    public static String StatusBar_saved;
    public static String StatusBar_read_only;
    public static String Order_file;
    public static String Order_interleaved;
    public static String Order_shuffled;
    public static String Order_column;
    public static String Order_column_descending;
    public static String Order_problems;
    public static String Order_least_certain;
    public static String GoTo_title;
    public static String GoTo_message;
    public static String GoTo_none;
    public static String OrderHandler_column_title;
    public static String OrderHandler_column_message;
    public static String ProposalsHandler_title;
    public static String ProposalsHandler_failed;
    public static String WhyHandler_title;
    public static String WhyHandler_message;
    public static String Why_legend;
    public static String Why_none;
    public static String Why_explaining;
    public static String Why_no_classifier;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
