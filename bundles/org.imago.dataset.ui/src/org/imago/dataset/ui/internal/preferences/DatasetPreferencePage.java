// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.imago.dataset.ui.DatasetPreferences;

/** What is kept when data sets are saved. */
public final class DatasetPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    private static final int MOST_VERSIONS = 9;

    /** Creates the page. */
    public DatasetPreferencePage() {
        super(GRID);
        setPreferenceStore(DatasetPreferences.store());
        setDescription(Messages.DatasetPreferencePage_description);
    }

    @Override
    public void init(IWorkbench workbench) {
        // Nothing is needed of it.
    }

    @Override
    protected void createFieldEditors() {
        IntegerFieldEditor versions = new IntegerFieldEditor(DatasetPreferences.VERSIONS,
                Messages.DatasetPreferencePage_versions, getFieldEditorParent());
        versions.setValidRange(0, MOST_VERSIONS);
        addField(versions);
    }
}
