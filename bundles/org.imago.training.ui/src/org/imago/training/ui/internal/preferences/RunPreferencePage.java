// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.preferences;

import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** What runs may take of this machine, and how they are stopped. */
public final class RunPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** Creates the page. */
    public RunPreferencePage() {
        super(GRID);
        setPreferenceStore(RunPreferences.store());
        setDescription(Messages.RunPreferencePage_description);
    }

    @Override
    public void init(IWorkbench workbench) {
        // Nothing is needed of it.
    }

    @Override
    protected void createFieldEditors() {
        int machine = Math.max(RunPreferences.LEAST_MEMORY, MachineMemory.mebibytes());
        addNumber(RunPreferences.MEMORY, NLS.bind(Messages.RunPreferencePage_memory, RunPreferences.LEAST_MEMORY,
                String.valueOf(machine)), RunPreferences.LEAST_MEMORY, machine);
        addField(new ComboFieldEditor(RunPreferences.BACKEND, Messages.RunPreferencePage_backend, new String[][] {
            {Messages.RunPreferencePage_auto, RunPreferences.AUTO},
            {Messages.RunPreferencePage_cpu, RunPreferences.CPU},
            {Messages.RunPreferencePage_cuda, RunPreferences.CUDA}}, getFieldEditorParent()));
        addNumber(RunPreferences.AT_ONCE, Messages.RunPreferencePage_at_once, 1, RunPreferences.MOST_AT_ONCE);
        addNumber(RunPreferences.GRACE, Messages.RunPreferencePage_grace, RunPreferences.LEAST_GRACE,
                RunPreferences.MOST_GRACE);
    }

    private void addNumber(String key, String label, int least, int most) {
        IntegerFieldEditor field = new IntegerFieldEditor(key, label, getFieldEditorParent());
        field.setValidRange(least, most);
        addField(field);
    }
}
