// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.util.concurrent.ThreadLocalRandom;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ListDialog;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.imago.annotation.editor.internal.Messages;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.OrderSetting.Kind;

import jakarta.inject.Named;

/** Steps through the samples in another order. */
public final class OrderHandler {

    /** Short enough to be read, noted down and typed again. */
    private static final int SEEDS = 10_000;

    /**
     * Sets the order; asks for the column where one decides.
     *
     * @param kind name of a {@link Kind}
     */
    @Execute
    public void execute(@Named("org.imago.annotation.editor.order.kind") String kind) {
        ActiveEditor.pane().ifPresent(pane -> {
            switch (Kind.valueOf(kind)) {
                case SHUFFLED -> pane.session().order(OrderSetting.shuffled(seed()));
                case COLUMN -> askColumn(pane.getShell(), pane.session());
                default -> pane.session().order(OrderSetting.of(Kind.valueOf(kind)));
            }
        });
    }

    private static long seed() {
        return ThreadLocalRandom.current().nextInt(SEEDS);
    }

    private static void askColumn(Shell shell, DatasetSession session) {
        ListDialog dialog = new ListDialog(shell);
        dialog.setTitle(Messages.OrderHandler_column_title);
        dialog.setMessage(Messages.OrderHandler_column_message);
        dialog.setContentProvider(ArrayContentProvider.getInstance());
        dialog.setLabelProvider(new LabelProvider());
        dialog.setInput(session.dataset().columns());
        if (dialog.open() == Window.OK && dialog.getResult().length == 1) {
            session.order(OrderSetting.by((String) dialog.getResult()[0], false));
        }
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().isPresent();
    }
}
