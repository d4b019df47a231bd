// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.osgi.util.NLS;

/** Texts of the canvas. */
public final class Messages extends NLS {

    public static String ImageCanvas_draw;
    public static String ImageCanvas_move;
    public static String ImageCanvas_resize;
    public static String ImageCanvas_delete;
    public static String ImageCanvas_duplicate;
    public static String BoxPainter_numbered;
    public static String BoxPainter_proposal;
    public static String BoxPainter_size;
    public static String Description_no_image;
    public static String Description_image;
    public static String Description_no_boxes;
    public static String Description_one_box;
    public static String Description_boxes;
    public static String Description_active;
    public static String Description_labelled;
    public static String Description_proposals;
    public static String Description_help;
    public static String Description_help_read_only;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
