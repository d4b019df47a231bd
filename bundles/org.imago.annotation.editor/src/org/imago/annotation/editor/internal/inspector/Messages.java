// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import org.eclipse.osgi.util.NLS;

/** Texts of the Annotations view. */
final class Messages extends NLS {

    public static String AnnotationForm_nothing_open;
    public static String ChoiceField_set;
    public static String ToggleField_on;
    public static String ToggleField_off;
    public static String TextField_set;
    public static String BoxesField_hint;
    public static String BoxesField_tip;
    public static String BoxesField_no_image;
    public static String BoxesField_set;
    public static String BoxText_four;
    public static String BoxText_no_number;
    public static String BoxText_too_small;
    public static String BoxText_outside;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
