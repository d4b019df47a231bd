// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** The system's dialog for the file of a data set. */
public final class CsvFileDialog {

    private CsvFileDialog() {
    }

    /**
     * Asks which file is opened.
     *
     * @param shell the window above which is asked
     * @param title title of the dialog
     * @return the file; nothing if none was chosen
     */
    public static Optional<Path> open(Shell shell, String title) {
        return ask(new FileDialog(shell, SWT.OPEN), title);
    }

    /**
     * Asks where a file is written. The system's dialog asks before it returns a file that exists.
     *
     * @param shell     the window above which is asked
     * @param title     title of the dialog
     * @param suggested where it would go by itself
     * @return the file, ending in {@code .csv} unless another ending was typed; nothing if none was chosen
     */
    public static Optional<Path> save(Shell shell, String title, Path suggested) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setOverwrite(true);
        Path folder = suggested.toAbsolutePath().getParent();
        dialog.setFilterPath(folder == null ? "" : folder.toString());
        dialog.setFileName(suggested.getFileName().toString());
        return ask(dialog, title).map(CsvFileDialog::withEnding);
    }

    private static Optional<Path> ask(FileDialog dialog, String title) {
        dialog.setText(title);
        dialog.setFilterNames(new String[] {Messages.CsvFileDialog_csv, Messages.CsvFileDialog_all});
        dialog.setFilterExtensions(new String[] {"*.csv;*.CSV;*.tsv;*.txt", "*"});
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private static Path withEnding(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + ".csv");
    }
}
