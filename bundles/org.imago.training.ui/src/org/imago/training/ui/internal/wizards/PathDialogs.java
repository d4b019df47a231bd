// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** The system's dialogs for files and folders. They begin beside the data set. */
final class PathDialogs {

    private PathDialogs() {
    }

    static Optional<Path> csv(Shell shell, Optional<Path> data) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(Messages.Csv_title);
        dialog.setFilterExtensions(new String[] {"*.csv;*.CSV;*.tsv;*.txt", "*"});
        data.map(Path::getParent).ifPresent(folder -> dialog.setFilterPath(folder.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    static Optional<Path> folder(Shell shell, String title, Optional<Path> data) {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        dialog.setText(title);
        data.map(Path::getParent).ifPresent(folder -> dialog.setFilterPath(folder.toString()));
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }
}
