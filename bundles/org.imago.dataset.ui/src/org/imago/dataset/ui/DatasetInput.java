// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** A data set as what an editor edits. Remembered between two starts of the workbench by its path. */
public final class DatasetInput implements IEditorInput, IPersistableElement {

    /** Identifier of the editor that opens such an input. */
    public static final String EDITOR = "org.imago.annotation.editor";

    private static final String FACTORY = "org.imago.dataset.ui.input";
    private static final String FILE = "file";

    private final Path file;

    /**
     * Creates an input.
     *
     * @param csv the file of the data set; it need not be open, nor exist
     */
    public DatasetInput(Path csv) {
        this.file = csv.toAbsolutePath().normalize();
    }

    /** Makes the inputs of editors that were open when the workbench was closed. */
    public static final class Factory implements IElementFactory {

        @Override
        @NonNullByDefault({})
        public DatasetInput createElement(IMemento memento) {
            String path = memento.getString(FILE);
            return path == null ? null : new DatasetInput(Path.of(path));
        }
    }

    /** Returns the file of the data set. */
    public Path file() {
        return file;
    }

    @Override
    public boolean exists() {
        // Asking the disk is left to who opens it: this is called in the UI thread.
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return DatasetIcons.DATASET;
    }

    @Override
    public String getName() {
        return file.getFileName().toString();
    }

    @Override
    public String getToolTipText() {
        return file.toString();
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getFactoryId() {
        return FACTORY;
    }

    @Override
    @NonNullByDefault({})
    public void saveState(IMemento memento) {
        memento.putString(FILE, file.toString());
    }

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatasetInput input && input.file.equals(file);
    }

    @Override
    public int hashCode() {
        return Objects.hash(file);
    }
}
