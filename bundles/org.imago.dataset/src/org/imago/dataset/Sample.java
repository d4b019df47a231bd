// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** One row of a data set and the image that it names. Equal when of the same data set and row. */
public final class Sample {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final Dataset dataset;
    private final int index;

    Sample(Dataset dataset, int index) {
        this.dataset = dataset;
        this.index = index;
    }

    /**
     * Returns the data set.
     *
     * @return what the sample is a row of
     */
    public Dataset dataset() {
        return dataset;
    }

    /**
     * Returns the number of the row.
     *
     * @return 0-based, header and blank lines not counted
     */
    public int index() {
        return index;
    }

    /**
     * Returns the line of the file on which the row begins.
     *
     * @return 1-based
     */
    public int line() {
        return dataset.state().line(index);
    }

    /**
     * Returns the name of the image file.
     *
     * @return without blanks around it; may be empty
     */
    public String fileName() {
        return value(Role.FILENAME).orElse("").strip();
    }

    /**
     * Returns the name of the class, however it is {@linkplain Dataset#classStorage() stored}.
     *
     * @return without blanks around it; may be empty. A cell that is no place among the names gives what stands there,
     *         several columns of classes that say yes give the empty text; {@link DatasetValidator} lists both
     */
    public String label() {
        DatasetState now = dataset.state();
        return now.classes().read(now.cells(index));
    }

    /**
     * Finds out whether the cells of the class say something that is no class.
     *
     * @return what is wrong, what was expected and what to do; nothing if all is well
     */
    public Optional<String> labelProblem() {
        DatasetState now = dataset.state();
        return now.classes().problem(now.cells(index));
    }

    /**
     * Changes the class, however it is {@linkplain Dataset#classStorage() stored}. Cells that say the same already stay
     * as they are.
     *
     * @param name name of the class; empty for none
     * @throws DatasetException if classes are stored by place or in columns of their own and this one is not listed, or
     *                          the file's character set cannot hold it
     */
    public void setLabel(String name) throws DatasetException {
        dataset.setLabel(index, name);
    }

    /**
     * Tells whether the sample is left out. A value that is neither yes nor no counts as yes, for nothing should be
     * learnt from what somebody marked; {@link DatasetValidator} lists it.
     *
     * @return whether the exclude column says so; {@code false} without such a column
     */
    public boolean excluded() {
        return flag(Role.EXCLUDE) != Flag.NO;
    }

    boolean excludeIsClear() {
        return flag(Role.EXCLUDE) != Flag.UNCLEAR;
    }

    /**
     * Tells whether a person has looked at the sample.
     *
     * @return whether the reviewed column says yes; {@code false} without such a column
     */
    public boolean reviewed() {
        return flag(Role.REVIEWED) == Flag.YES;
    }

    private Flag flag(Role role) {
        return Flag.of(value(role).orElse(""));
    }

    /**
     * Returns the value in a column, without looking for its name.
     *
     * @param column its place among the {@linkplain Dataset#columnIndex(String) columns}
     * @return the text as it stands; empty if the row is short or there is no such column
     */
    public String value(int column) {
        return dataset.state().value(index, column);
    }

    /**
     * Returns the value in a column.
     *
     * @param column its name, in any case
     * @return the text as it stands, empty text if the row is short; nothing if there is no such column
     */
    public Optional<String> value(String column) {
        return dataset.value(index, column);
    }

    /**
     * Returns the value in the column of a role.
     *
     * @param role the role
     * @return the text as it stands; nothing if no column plays the role
     */
    public Optional<String> value(Role role) {
        return dataset.value(index, role);
    }

    /**
     * Returns the number in the column of a role.
     *
     * @param role the role
     * @return the number, finite; nothing if there is no such column or the cell is blank
     * @throws DatasetException if the cell holds anything but a decimal number with a point
     */
    public OptionalDouble number(Role role) throws DatasetException {
        Optional<String> column = dataset.mapping().column(role);
        return column.isPresent() ? number(column.get()) : OptionalDouble.empty();
    }

    /**
     * Returns the number in a column.
     *
     * @param column its name, in any case
     * @return the number, finite; nothing if there is no such column or the cell is blank
     * @throws DatasetException if the cell holds anything but a decimal number with a point
     */
    public OptionalDouble number(String column) throws DatasetException {
        String text = value(column).orElse("").strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw problem(column, "\"" + text + "\" is no number; expected digits with a decimal point, or nothing");
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw problem(column, "\"" + text + "\" is too large; expected a finite number");
        }
        return OptionalDouble.of(number);
    }

    /**
     * Makes an exception that names this row and the column of a role.
     *
     * @param role   the role
     * @param detail what is wrong, what was expected and what to do
     * @return the exception, not thrown
     */
    public DatasetException problem(Role role, String detail) {
        return problem(dataset.mapping().column(role).orElse(role.columnName()), detail);
    }

    /**
     * Makes an exception that names this row and a column.
     *
     * @param column name of the column, which need not exist
     * @param detail what is wrong, what was expected and what to do
     * @return the exception, not thrown
     */
    public DatasetException problem(String column, String detail) {
        return new DatasetException(dataset.file(), line(), column, detail);
    }

    /**
     * Changes a value. Nothing is written to the file before {@link Dataset#save()}. If the column does not exist but
     * has the default name of a {@link Role}, it is added to every row.
     *
     * @param column its name, in any case
     * @param value  the new text
     * @throws DatasetException if there is no such column or the file's character set cannot hold the value
     */
    public void set(String column, String value) throws DatasetException {
        dataset.set(index, column, value);
    }

    /**
     * Changes the value in the column of a role, adding the column to every row if the data set has none.
     *
     * @param role  the role
     * @param value the new text
     * @throws DatasetException if the mapping beside the file says that there is no such column, or the file's
     *                          character set cannot hold the value
     */
    public void set(Role role, String value) throws DatasetException {
        if (dataset.mapping().isWithoutColumn(role)) {
            throw problem(role, "cannot be set, for " + ColumnMapping.fileFor(dataset.file()).getFileName()
                    + " says that there is no such column; name one there");
        }
        set(dataset.mapping().column(role).orElse(role.columnName()), value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sample sample && sample.dataset == dataset && sample.index == index;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(dataset) * 31 + index;
    }

    @Override
    public String toString() {
        return fileName() + " (line " + line() + ")";
    }
}
