// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.Messages;
import org.imago.dataset.Sample;

/** Asks for a sample by its place or a part of its file name. */
final class GoTo {

    private GoTo() {
    }

    static void ask(ImagePane pane) {
        List<Sample> order = pane.session().order();
        InputDialog dialog = new InputDialog(pane.getShell(), Messages.GoTo_title,
                NLS.bind(Messages.GoTo_message, String.valueOf(order.size())), "",
                text -> find(order, text).isPresent() ? null : Messages.GoTo_none);
        if (dialog.open() == Window.OK) {
            find(order, dialog.getValue()).ifPresent(pane.session()::show);
        }
    }

    static Optional<Sample> find(List<Sample> order, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.matches("\\d{1,9}")) {
            int place = Integer.parseInt(wanted);
            if (place >= 1 && place <= order.size()) {
                return Optional.of(order.get(place - 1));
            }
        }
        return order.stream().filter(sample -> sample.fileName().toLowerCase(Locale.ROOT).contains(wanted))
                .findFirst();
    }
}
