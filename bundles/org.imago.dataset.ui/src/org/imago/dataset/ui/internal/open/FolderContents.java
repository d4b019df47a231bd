// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.download.DownloadReport;

/** Finds out whether a path is a folder, and which data sets lie in it. */
final class FolderContents {

    private FolderContents() {
    }

    /**
     * Looks, in the background.
     *
     * @param path a file or a folder, which need not exist
     * @param then told, in the UI thread, the CSV files in the folder by name; nothing if it is none
     */
    static void look(Path path, Consumer<Optional<List<Path>>> then) {
        Display display = Display.getCurrent();
        Job job = Job.create(NLS.bind(Messages.FolderContents_looking, path.getFileName()), (ICoreRunnable) monitor -> {
            Optional<List<Path>> found = of(path);
            display.asyncExec(() -> then.accept(found));
        });
        job.setSystem(true);
        job.schedule();
    }

    /** Lists the CSV files in a folder; nothing if it is none. A folder that cannot be read counts as empty. */
    static Optional<List<Path>> of(Path path) {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(path)) {
            return Optional.of(files.filter(FolderContents::isCsv).sorted().toList());
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(List.of());
        }
    }

    private static boolean isCsv(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".")
                && !DownloadReport.isFailuresFile(file) && Files.isRegularFile(file);
    }
}
