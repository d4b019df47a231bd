// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** The data sets that were opened last, kept in the workspace. Knows paths only; never asks the disk. */
public final class RecentDatasets {

    /** How many are kept. */
    static final int LIMIT = 20;

    private static final String BUNDLE = "org.imago.dataset.ui";
    private static final String NODE = "recent";

    private final Preferences node;

    /**
     * Keeps them in a node.
     *
     * @param node one key for each, its place in the list
     */
    RecentDatasets(Preferences node) {
        this.node = node;
    }

    /** Returns those of the workspace. */
    public static RecentDatasets ofWorkspace() {
        return new RecentDatasets(InstanceScope.INSTANCE.getNode(BUNDLE).node(NODE));
    }

    /** Returns the files, the last opened first. */
    public List<Path> all() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            String path = node.get(Integer.toString(i), "");
            if (!path.isEmpty()) {
                addIfPath(files, path);
            }
        }
        return files;
    }

    private static void addIfPath(List<Path> files, String path) {
        try {
            files.add(Path.of(path));
        } catch (InvalidPathException e) {
            // A workspace that was carried to another operating system: no file can have that name here.
        }
    }

    /**
     * Puts a file at the top.
     *
     * @param csv the file
     */
    public void add(Path csv) {
        Path file = csv.toAbsolutePath().normalize();
        List<Path> files = all();
        files.remove(file);
        files.addFirst(file);
        keep(files.subList(0, Math.min(LIMIT, files.size())));
    }

    /**
     * Forgets files.
     *
     * @param csvs the files; nothing happens to them
     */
    public void remove(List<Path> csvs) {
        List<Path> files = all();
        if (files.removeAll(csvs)) {
            keep(files);
        }
    }

    private void keep(List<Path> files) {
        for (int i = 0; i < LIMIT; i++) {
            String key = Integer.toString(i);
            if (i < files.size()) {
                node.put(key, files.get(i).toString());
            } else {
                node.remove(key);
            }
        }
        // The workbench writes preferences when it ends; a crash should not cost the list.
        Job job = Job.create(Messages.RecentDatasets_keeping, (ICoreRunnable) monitor -> flush());
        job.setSystem(true);
        job.schedule();
    }

    private void flush() {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            Platform.getLog(RecentDatasets.class).warn(e.getMessage(), e);
        }
    }
}
