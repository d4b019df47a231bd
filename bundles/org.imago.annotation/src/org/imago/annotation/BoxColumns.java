// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

import org.imago.dataset.DatasetException;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;

/** Reads and writes the box of a sample in the columns of its data set. */
public final class BoxColumns {

    /** Hundredths of a pixel are finer than any hand or model draws. */
    private static final int DECIMALS = 2;

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
     * Writes a box, rounded to hundredths of a pixel, into the row; missing columns are added. The recorded size of the
     * image stays as it is: the box must be in pixels of an image of that size, where one is recorded. See
     * {@link #write(Sample, BoundingBox, int, int)} for a box in pixels of the image as it is now.
     *
     * @param sample the sample
     * @param box    the box; an empty one is written as {@code 0,0,0,0}, which means none
     * @throws DatasetException if the row cannot be changed
     */
    public static void write(Sample sample, BoundingBox box) throws DatasetException {
        boolean none = box.isEmpty();
        sample.set(Role.X, none ? "0" : text(box.x()));
        sample.set(Role.Y, none ? "0" : text(box.y()));
        sample.set(Role.W, none ? "0" : text(box.w()));
        sample.set(Role.H, none ? "0" : text(box.h()));
    }

    /**
     * Writes a box in pixels of the image as it is now, scaled to the size of the image that the row records, so that
     * {@link #read} gives it back.
     *
     * @param sample      the sample
     * @param box         the box; an empty one is written as {@code 0,0,0,0}, which means none
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @throws DatasetException if the recorded size is no number, or the row cannot be changed
     */
    public static void write(Sample sample, BoundingBox box, int imageWidth, int imageHeight)
            throws DatasetException {
        OptionalDouble width = sample.number(Role.ORIGINAL_WIDTH);
        OptionalDouble height = sample.number(Role.ORIGINAL_HEIGHT);
        boolean recorded = width.orElse(0) > 0 && height.orElse(0) > 0;
        write(sample, recorded
                ? box.scale(width.getAsDouble() / imageWidth, height.getAsDouble() / imageHeight) : box);
    }

    private static String text(double pixels) {
        BigDecimal rounded = BigDecimal.valueOf(pixels).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
