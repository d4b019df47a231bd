// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.e4.ui.di.AboutToShow;
import org.eclipse.e4.ui.model.application.ui.menu.MDirectMenuItem;
import org.eclipse.e4.ui.model.application.ui.menu.MMenuElement;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.e4.core.di.annotations.Execute;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.RecentDatasets;
import org.imago.dataset.ui.internal.open.WorkbenchActions;

/** The data sets that were opened last, as menu items. */
public final class RecentMenu {

    private static final int MOST = 9;

    /**
     * Fills the menu.
     *
     * @param items added to
     * @param model makes the items
     */
    @AboutToShow
    public void fill(List<MMenuElement> items, EModelService model) {
        List<Path> recent = RecentDatasets.ofWorkspace().all();
        for (int i = 0; i < Math.min(MOST, recent.size()); i++) {
            MDirectMenuItem item = model.createModelElement(MDirectMenuItem.class);
            item.setLabel("&" + (i + 1) + "  " + recent.get(i));
            item.setObject(new Opens(recent.get(i)));
            items.add(item);
        }
        if (recent.isEmpty()) {
            MDirectMenuItem none = model.createModelElement(MDirectMenuItem.class);
            none.setLabel(Messages.RecentMenu_none);
            none.setEnabled(false);
            items.add(none);
        }
    }

    /** Opens one of them. */
    private record Opens(Path file) {

        @Execute
        public void execute(DatasetSessions sessions) {
            Shell shell = Display.getCurrent().getActiveShell();
            new WorkbenchActions(shell, sessions).open(file);
        }
    }
}
