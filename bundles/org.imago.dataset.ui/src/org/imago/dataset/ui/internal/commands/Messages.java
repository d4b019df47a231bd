// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String UndoHandler_undo;
    public static String UndoHandler_undo_what;
    public static String RedoHandler_redo;
    public static String RedoHandler_redo_what;
    public static String RecentMenu_none;
    public static String ExportHandler_title;
    public static String ExportHandler_written;
    public static String ExportHandler_close;
    public static String ExportHandler_show;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
