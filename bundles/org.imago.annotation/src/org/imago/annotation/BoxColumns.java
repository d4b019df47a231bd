// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

import org.imago.dataset.DatasetException;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;

/** Reads and writes the box of a sample in the columns of its data set. */
public final class BoxColumns {

    /** Hundredths of a pixel are finer than any hand or model draws. */
    private static final int DECIMALS = 2;

    /** The roles of the numbers of a box, in their usual order. */
    static final List<Role> EDGES = List.of(Role.X, Role.Y, Role.W, Role.H);

    private static final BoundingBox NONE = new BoundingBox(0, 0, 0, 0);

    private BoxColumns() {
    }

    /**
     * Reads the box of a sample. Where it was recorded for an image of another size, it is scaled by the ratio of the
     * widths and of the heights. It is not clamped to the image.
     *
     * @param sample      the sample
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @return the box in pixels of the image; nothing if the cells are blank, or {@code 0,0,0,0}
     * @throws DatasetException if the cells hold no box; see {@link RecordedBox#read}
     */
    public static Optional<BoundingBox> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        return RecordedBox.read(sample).map(box -> box.on(imageWidth, imageHeight))
                .map(box -> new BoundingBox(box.x(), box.y(), box.w(), box.h()));
    }

    /**
     * Tells whether a sample has a box.
     *
     * @param sample the sample
     * @return whether it has one that can be read
     */
    public static boolean hasBox(Sample sample) {
        try {
            return RecordedBox.read(sample).isPresent();
        } catch (DatasetException e) {
            return false;
        }
    }

    /**
     * Reads all boxes of a sample by slot: that of {@code x,y,w,h}, then that of {@code x_2,y_2,w_2,h_2} and so on.
     * They are scaled like {@link #read} does it, and not clamped.
     *
     * @param sample      the sample
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @return the boxes in pixels of the image, box n at index n - 1; a slot without one holds an empty box; nothing is
     *         behind the last box
     * @throws DatasetException if cells hold no box
     */
    public static List<BoundingBox> readAll(Sample sample, int imageWidth, int imageHeight) throws DatasetException {
        List<BoundingBox> slots = new ArrayList<>();
        for (int number : RecordedBox.numbers(sample.dataset())) {
            Optional<RecordedBox> recorded = RecordedBox.read(sample, number);
            if (recorded.isPresent()) {
                while (slots.size() < number - 1) {
                    slots.add(NONE);
                }
                RecordedBox box = recorded.get().on(imageWidth, imageHeight);
                slots.add(new BoundingBox(box.x(), box.y(), box.w(), box.h()));
            }
        }
        return List.copyOf(slots);
    }

    /**
     * Writes all boxes of a sample by slot, adding columns where a box has none yet, and takes away those that the row
     * had in other slots. Scaled and rounded like {@link #write(Sample, BoundingBox, int, int)} does it.
     *
     * @param sample      the sample
     * @param slots       in pixels of the image, box n at index n - 1; an empty one takes the box of its slot away
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @throws DatasetException if the recorded size is no number, or the row cannot be changed
     */
    public static void writeAll(Sample sample, List<BoundingBox> slots, int imageWidth, int imageHeight)
            throws DatasetException {
        for (int i = 0; i < slots.size(); i++) {
            write(sample, i + 1, recorded(sample, slots.get(i), imageWidth, imageHeight));
        }
        for (int beyond : RecordedBox.numbers(sample.dataset())) {
            if (beyond > slots.size()) {
                write(sample, beyond, NONE);
            }
        }
    }

    /**
     * Writes a box, rounded to hundredths of a pixel, into the row; missing columns are added. Cells that hold the same
     * number already stay as they are. The recorded size of the image stays as well: the box must be in pixels of an
     * image of that size, where one is recorded. See {@link #write(Sample, BoundingBox, int, int)} for a box in pixels
     * of the image as it is now.
     *
     * @param sample the sample
     * @param box    the box; an empty one is written as {@code 0,0,0,0}, which means none, unless the row has none
     * @throws DatasetException if the row cannot be changed
     */
    public static void write(Sample sample, BoundingBox box) throws DatasetException {
        write(sample, 1, box);
    }

    /**
     * Writes a box in pixels of the image as it is now, scaled to the size of the image that the row records, so that
     * {@link #read} gives it back.
     *
     * @param sample      the sample
     * @param box         the box; an empty one is written as {@code 0,0,0,0}, which means none, unless the row has none
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @throws DatasetException if the recorded size is no number, or the row cannot be changed
     */
    public static void write(Sample sample, BoundingBox box, int imageWidth, int imageHeight)
            throws DatasetException {
        write(sample, 1, recorded(sample, box, imageWidth, imageHeight));
    }

    private static BoundingBox recorded(Sample sample, BoundingBox box, int imageWidth, int imageHeight)
            throws DatasetException {
        OptionalDouble width = sample.number(Role.ORIGINAL_WIDTH);
        OptionalDouble height = sample.number(Role.ORIGINAL_HEIGHT);
        boolean recorded = width.orElse(0) > 0 && height.orElse(0) > 0;
        return recorded ? box.scale(width.getAsDouble() / imageWidth, height.getAsDouble() / imageHeight) : box;
    }

    private static void write(Sample sample, int number, BoundingBox box) throws DatasetException {
        List<BigDecimal> edges = DoubleStream.of(box.x(), box.y(), box.w(), box.h()).mapToObj(BoxColumns::rounded)
                .toList();
        boolean none = edges.get(2).signum() == 0 || edges.get(3).signum() == 0;
        if (none && isBlank(sample, number)) {
            return;
        }
        for (int i = 0; i < edges.size(); i++) {
            BigDecimal value = none ? BigDecimal.ZERO : edges.get(i);
            if (!holds(sample, EDGES.get(i), number, value)) {
                set(sample, EDGES.get(i), number, text(value));
            }
        }
    }

    private static BigDecimal rounded(double pixels) {
        return BigDecimal.valueOf(pixels).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static boolean isBlank(Sample sample, int number) {
        try {
            return RecordedBox.read(sample, number).isEmpty();
        } catch (DatasetException e) {
            return false;
        }
    }

    /** A cell that says 12.0 need not be changed to say 12: what was not edited stays byte for byte. */
    private static boolean holds(Sample sample, Role role, int number, BigDecimal value) {
        try {
            OptionalDouble cell = number == 1 ? sample.number(role)
                    : sample.number(RecordedBox.column(sample.dataset(), role, number));
            return cell.isPresent() && BigDecimal.valueOf(cell.getAsDouble()).compareTo(value) == 0;
        } catch (DatasetException e) {
            return false;
        }
    }

    private static void set(Sample sample, Role role, int number, String text) throws DatasetException {
        if (number == 1) {
            sample.set(role, text);
        } else {
            String column = RecordedBox.column(sample.dataset(), role, number);
            sample.dataset().addColumn(column);
            sample.set(column, text);
        }
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
