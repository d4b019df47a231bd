// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

/**
 * Topics of the event broker on which open data sets tell what happened to them. The data of an event is the
 * {@link DatasetSession}, but that of {@link #CELLS} is {@link CellsChanged}. Events are sent in the UI thread and are
 * handled before the call that caused them returns.
 */
public final class DatasetTopics {

    private static final String BASE = "org/imago/dataset/";

    /** All topics of this class. */
    public static final String ALL = BASE + "*";

    /** A data set was opened. */
    public static final String OPENED = BASE + "opened";

    /** A data set was closed. */
    public static final String CLOSED = BASE + "closed";

    /** Another data set is the one that the person works on. */
    public static final String ACTIVATED = BASE + "activated";

    /** Another sample is shown. */
    public static final String CURRENT = BASE + "current";

    /** The images lie elsewhere, or there are more of them. */
    public static final String IMAGES = BASE + "images";

    /** The samples are gone through in another order, or others of them are. */
    public static final String ORDER = BASE + "order";

    /** Cells were changed, by an edit, by undoing or redoing one, or by reading the file again. */
    public static final String CELLS = BASE + "cells";

    /** Whether there is anything to save has changed, or the file has another name. */
    public static final String DIRTY = BASE + "dirty";

    /** More or fewer problems are known. */
    public static final String PROBLEMS = BASE + "problems";

    /** The data set is annotated with other types, or in other columns. */
    public static final String ANNOTATIONS = BASE + "annotations";

    /** Other proposals are shown, or one of them was decided on. */
    public static final String PROPOSALS = BASE + "proposals";

    /** The image of the sample that is shown was decoded, so that its size is known; or could not be. */
    public static final String IMAGE = BASE + "image";

    /** Another of the sample's boxes is selected, or none. */
    public static final String SELECTION = BASE + "selection";

    private DatasetTopics() {
    }
}
