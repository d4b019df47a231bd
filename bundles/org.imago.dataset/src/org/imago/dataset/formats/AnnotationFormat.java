// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.imago.dataset.DatasetException;

/**
 * A format in which other programs keep images' classes and boxes. Plug-ins may implement it and contribute it to the
 * extension point {@code org.imago.dataset.formats}. An instance is created once and used by several threads, so it
 * should keep no state.
 *
 * <p>A format reads all that the source says into {@link AnnotatedImage}s and reports to the {@link ImportSink} what
 * those cannot hold. What an {@link AnnotatedImage} holds and the format does not is found out by the
 * {@link Exporter}, from the {@link #abilities()}; {@link #write} gets only what is left.
 */
public interface AnnotationFormat {

    /**
     * Returns the identifier, as the command line takes it.
     *
     * @return lower case, without blanks, for example {@code voc}
     */
    String id();

    /**
     * Returns the name that people know the format by.
     *
     * @return for example {@code Pascal VOC}
     */
    String name();

    /**
     * Tells in half a line which files and folders make up a data set in this format.
     *
     * @return without a full stop
     */
    String description();

    /**
     * Tells what the format can hold.
     *
     * @return the abilities
     */
    Set<Ability> abilities();

    /**
     * Returns the attributes of boxes that the format holds although it lacks {@link Ability#BOX_ATTRIBUTES}.
     *
     * @return their names
     */
    default Set<String> boxAttributes() {
        return Set.of();
    }

    /**
     * Returns the further columns that the format holds although it lacks {@link Ability#COLUMNS}.
     *
     * @return their names
     */
    default Set<String> columns() {
        return Set.of();
    }

    /**
     * Tells whether the images are part of a data set in this format, so that they have to be copied when writing.
     *
     * @return whether they are
     */
    default boolean needsImages() {
        return false;
    }

    /**
     * Tells whether boxes can only be written if the size of their image is known.
     *
     * @return whether that is so
     */
    default boolean needsSizes() {
        return false;
    }

    /**
     * Tells whether a source looks like this format, from names and a few thousand bytes.
     *
     * @param source a file, a folder or bytes
     * @return whether it is worth trying; {@code false} also if it cannot be read
     */
    boolean detect(ImportSource source);

    /**
     * Reads a source.
     *
     * @param source a file, a folder or bytes; hostile, so sizes and depths must be limited
     * @param sink   takes what is read, what cannot be held, and what is wrong with single images and boxes; to be
     *               asked to {@link ImportSink#checkCanceled()} at least every 250 ms of work
     * @throws DatasetException if it is no data set in this format, or cannot be read; the message names file, line
     *                          where known, what was expected and what to do
     */
    void read(ImportSource source, ImportSink sink) throws DatasetException;

    /**
     * Finds the classes, with their numbers, of a data set that was written before, so that writing another one over it
     * does not make its numbers mean other classes. Only for formats that refer to classes by number.
     *
     * @param place the folder into which is to be written, or a file that lists names of classes
     * @return the classes in their order; empty if none are listed there
     * @throws DatasetException if what is there cannot be read
     */
    default List<ClassName> numbered(Path place) throws DatasetException {
        return List.of();
    }

    /**
     * Looks for what the {@link #abilities()} do not tell about: what will be lost or changed, or cannot be written.
     *
     * @param set     what is to be written, already without all that the abilities rule out
     * @param options what a person decided
     * @param notes   takes losses and problems
     */
    default void examine(AnnotationSet set, ExportOptions options, Notes notes) {
    }

    /**
     * Returns where an image goes when images are copied.
     *
     * @param image the image
     * @return path relative to the folder of the data set, with slashes
     */
    default String imagePath(AnnotatedImage image) {
        return "images/" + image.fileName();
    }

    /**
     * Writes a data set. Images are copied by the {@link Exporter}, not here.
     *
     * @param set    what {@link #examine} saw
     * @param target makes the files; nothing of them is in its place before this method returns
     * @throws DatasetException if something cannot be written in this format
     * @throws IOException      if a file cannot be written
     */
    void write(AnnotationSet set, ExportTarget target) throws DatasetException, IOException;
}
