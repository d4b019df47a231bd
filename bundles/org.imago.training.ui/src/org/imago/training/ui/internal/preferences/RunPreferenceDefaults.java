// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;

/** How runs are started unless a person chose otherwise. */
public final class RunPreferenceDefaults extends AbstractPreferenceInitializer {

    @Override
    public void initializeDefaultPreferences() {
        IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(RunPreferences.NODE);
        defaults.putInt(RunPreferences.MEMORY, RunPreferences.defaultMemory(MachineMemory.mebibytes()));
        defaults.put(RunPreferences.BACKEND, RunPreferences.AUTO);
        defaults.putInt(RunPreferences.GRACE, RunPreferences.DEFAULT_GRACE);
        defaults.putInt(RunPreferences.AT_ONCE, 1);
    }
}
