// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.imago.annotation.editor.canvas.Appearance;

/** What a person chose for all image editors of the workspace. */
public final class EditorPreferences {

    /** Node of the preferences. */
    static final String NODE = "org.imago.annotation.editor";

    private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);

    /** Colour of boxes as red, green, blue; used where classes have no colours of their own. */
    static final String BOX_COLOUR = "box.colour";
    /** Whether the class decides on a box's colour. */
    static final String COLOUR_BY_CLASS = "box.colourByClass";
    /** Colour of the selected box. */
    static final String ACTIVE_COLOUR = "box.activeColour";
    /** Width of lines, in points. */
    static final String LINE_WIDTH = "box.lineWidth";
    /** Whether boxes are dashed. */
    static final String DASHED = "box.dashed";
    /** How much of what is inside a box is covered by its colour, in per cent. */
    static final String FILL = "box.fill";
    /** Memory for decoded images, in megabytes. */
    static final String IMAGE_MEMORY = "images.memory";

    /** Lines through the pointer. */
    public static final Switch CROSSHAIR = new Switch("crosshair");
    /** What is below the pointer, enlarged. */
    public static final Switch MAGNIFIER = new Switch("magnifier");
    /** The class at each box. */
    public static final Switch LABELS = new Switch("labels");
    /** The image without boxes. */
    public static final Switch HIDE_BOXES = new Switch("hideBoxes");

    private EditorPreferences() {
    }

    /** Returns the store, for listening and for pages. */
    public static IPreferenceStore store() {
        return STORE;
    }

    /** Returns how boxes are drawn. */
    public static Appearance appearance() {
        return new Appearance(PreferenceConverter.getColor(STORE, BOX_COLOUR), STORE.getBoolean(COLOUR_BY_CLASS),
                PreferenceConverter.getColor(STORE, ACTIVE_COLOUR), STORE.getInt(LINE_WIDTH),
                STORE.getBoolean(DASHED), STORE.getInt(FILL), LABELS.isOn(), CROSSHAIR.isOn(), MAGNIFIER.isOn(),
                HIDE_BOXES.isOn());
    }

    /** Returns how much memory decoded images may take, in bytes. */
    public static long imageMemory() {
        return (long) STORE.getInt(IMAGE_MEMORY) << 20;
    }

    /**
     * Something that is shown or not.
     *
     * @param key of the preference
     */
    public record Switch(String key) {

        /** Tells whether it is shown. */
        public boolean isOn() {
            return STORE.getBoolean(key);
        }

        /** Shows it if it is not shown, and the other way round. */
        public void flip() {
            STORE.setValue(key, !isOn());
        }
    }
}
