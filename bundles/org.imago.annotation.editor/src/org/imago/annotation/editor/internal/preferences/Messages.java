// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.preferences;

import org.eclipse.osgi.util.NLS;

/** Texts of the preference page. */
final class Messages extends NLS {

    public static String EditorPreferencePage_description;
    public static String EditorPreferencePage_colour_by_class;
    public static String EditorPreferencePage_colour;
    public static String EditorPreferencePage_active;
    public static String EditorPreferencePage_line;
    public static String EditorPreferencePage_fill;
    public static String EditorPreferencePage_dashed;
    public static String EditorPreferencePage_labels;
    public static String EditorPreferencePage_crosshair;
    public static String EditorPreferencePage_magnifier;
    public static String EditorPreferencePage_memory;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
