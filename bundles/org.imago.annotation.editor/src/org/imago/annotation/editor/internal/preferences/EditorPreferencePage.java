// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ColorFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** How boxes look, what is shown beside them, and how much memory images may take. */
public final class EditorPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    private static final int WIDEST = 10;
    private static final int LEAST_MEMORY = 64;
    private static final int MOST_MEMORY = 65_536;

    /** Creates the page. */
    public EditorPreferencePage() {
        super(GRID);
        setPreferenceStore(EditorPreferences.store());
        setDescription(Messages.EditorPreferencePage_description);
    }

    @Override
    public void init(IWorkbench workbench) {
        // Nothing is needed of it.
    }

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(EditorPreferences.COLOUR_BY_CLASS,
                Messages.EditorPreferencePage_colour_by_class, getFieldEditorParent()));
        addField(new ColorFieldEditor(EditorPreferences.BOX_COLOUR, Messages.EditorPreferencePage_colour,
                getFieldEditorParent()));
        addField(new ColorFieldEditor(EditorPreferences.ACTIVE_COLOUR, Messages.EditorPreferencePage_active,
                getFieldEditorParent()));
        addNumber(EditorPreferences.LINE_WIDTH, Messages.EditorPreferencePage_line, 1, WIDEST);
        addNumber(EditorPreferences.FILL, Messages.EditorPreferencePage_fill, 0, 100);
        addField(new BooleanFieldEditor(EditorPreferences.DASHED, Messages.EditorPreferencePage_dashed,
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(EditorPreferences.LABELS.key(), Messages.EditorPreferencePage_labels,
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(EditorPreferences.CROSSHAIR.key(), Messages.EditorPreferencePage_crosshair,
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(EditorPreferences.MAGNIFIER.key(), Messages.EditorPreferencePage_magnifier,
                getFieldEditorParent()));
        addNumber(EditorPreferences.IMAGE_MEMORY, Messages.EditorPreferencePage_memory, LEAST_MEMORY, MOST_MEMORY);
    }

    private void addNumber(String key, String label, int least, int most) {
        IntegerFieldEditor field = new IntegerFieldEditor(key, label, getFieldEditorParent());
        field.setValidRange(least, most);
        addField(field);
    }
}
