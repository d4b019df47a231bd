// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

/** What image editors do unless a person chose otherwise. */
public final class EditorPreferenceDefaults extends AbstractPreferenceInitializer {

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(EditorPreferences.NODE);
        defaults.put(EditorPreferences.BOX_COLOUR, "255,193,7");
        defaults.putBoolean(EditorPreferences.COLOUR_BY_CLASS, true);
        defaults.put(EditorPreferences.ACTIVE_COLOUR, "0,229,255");
        defaults.putInt(EditorPreferences.LINE_WIDTH, 2);
        defaults.putBoolean(EditorPreferences.DASHED, false);
        defaults.putInt(EditorPreferences.FILL, 10);
        defaults.putInt(EditorPreferences.IMAGE_MEMORY, 512);
        defaults.putBoolean(EditorPreferences.CROSSHAIR.key(), true);
        defaults.putBoolean(EditorPreferences.MAGNIFIER.key(), false);
        defaults.putBoolean(EditorPreferences.LABELS.key(), true);
        defaults.putBoolean(EditorPreferences.HIDE_BOXES.key(), false);
    }
}
