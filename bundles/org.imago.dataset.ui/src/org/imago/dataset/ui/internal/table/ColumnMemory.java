// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.imago.dataset.ui.internal.table.grid.ColumnLayout;
import org.osgi.service.prefs.Preferences;

/** Remembers in the workspace which columns of a grid a person wants to see. */
public final class ColumnMemory {

    private static final String COLUMNS = "columns";

    private final Preferences node;

    /**
     * Creates a memory.
     *
     * @param node where it is kept
     */
    public ColumnMemory(Preferences node) {
        this.node = node;
    }

    /**
     * Returns the memory of a grid of this bundle.
     *
     * @param grid name of its node
     * @return the memory, kept in the workspace
     */
    public static ColumnMemory of(String grid) {
        return new ColumnMemory(InstanceScope.INSTANCE.getNode("org.imago.dataset.ui").node(grid));
    }

    /** Returns what is remembered. */
    public ColumnLayout layout() {
        return ColumnLayout.parse(node.get(COLUMNS, ""));
    }

    /**
     * Remembers a layout. What is known of columns that it does not have stays. Written to disk when the workbench
     * saves its preferences.
     *
     * @param layout how the columns are shown now
     */
    public void keep(ColumnLayout layout) {
        node.put(COLUMNS, layout().updatedBy(layout).toText());
    }
}
