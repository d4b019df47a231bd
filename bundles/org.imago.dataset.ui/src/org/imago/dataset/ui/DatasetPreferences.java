// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What a person chose for all data sets of the workspace. */
public final class DatasetPreferences {

    /** How many versions of a CSV are kept that saving replaced; 0, the default, for none. */
    public static final String VERSIONS = "versions";

    private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE,
            "org.imago.dataset.ui");

    private DatasetPreferences() {
    }

    /** Returns the store, for pages. */
    public static IPreferenceStore store() {
        return STORE;
    }

    /** Returns how many versions of a CSV are kept that saving replaced. */
    public static int versions() {
        return Math.max(0, STORE.getInt(VERSIONS));
    }
}
