// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The box of a sample as the CSV has it: pixels, origin top left, of the image on which it was drawn.
 *
 * @param x      left edge
 * @param y      top edge
 * @param w      width, above 0
 * @param h      height, above 0
 * @param width  width of the image on which it was drawn; 0 if not recorded
 * @param height height of the image on which it was drawn; 0 if not recorded
 */
public record RecordedBox(double x, double y, double w, double h, double width, double height) {

    private static final List<Role> EDGES = List.of(Role.X, Role.Y, Role.W, Role.H);
    private static final Pattern FURTHER = Pattern.compile("[xywh]_([2-9]|[1-9]\\d{1,3})");
    /** Two numbers rounded to hundredths, as boxes are written, may be this much too large together. */
    private static final double ROUNDING = 0.02;

    /**
     * Reads the first box of a sample. It is not clamped to the image.
     *
     * @param sample the sample
     * @return the box; nothing if all four cells are blank, or all are 0
     * @throws DatasetException as {@link #read(Sample, int)}
     */
    public static Optional<RecordedBox> read(Sample sample) throws DatasetException {
        return read(sample, 1);
    }

    /**
     * Tells which boxes a data set has columns for.
     *
     * @param dataset the data set
     * @return 1 for {@code x,y,w,h}, always there, and n for each {@code x_n}, {@code y_n}, {@code w_n} or
     *         {@code h_n} with n from 2 to 9999, ascending
     */
    public static List<Integer> numbers(Dataset dataset) {
        TreeSet<Integer> numbers = new TreeSet<>(Set.of(1));
        for (String column : dataset.columns()) {
            Matcher matcher = FURTHER.matcher(column.strip().toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                numbers.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return List.copyOf(numbers);
    }

    /**
     * Returns the name of a column of a box, whether it exists or not.
     *
     * @param dataset the data set
     * @param role    one of X, Y, W and H
     * @param number  which box, from 1
     * @return the column that plays the role for the first box; the role's default name, {@code _} and the number for
     *         the others
     */
    public static String column(Dataset dataset, Role role, int number) {
        return number > 1 ? role.columnName() + "_" + number
                : dataset.mapping().column(role).orElse(role.columnName());
    }

    /**
     * Reads a box of a sample. It is not clamped to the image.
     *
     * @param sample the sample
     * @param number which box, from 1
     * @return the box; nothing if all four cells are blank, or all are 0
     * @throws DatasetException if a cell is no number, some cells are filled and others not, width or height are not
     *                          above 0, or the recorded size of the image is half there or not above 0
     */
    public static Optional<RecordedBox> read(Sample sample, int number) throws DatasetException {
        double[] edges = new double[EDGES.size()];
        List<Role> blank = new ArrayList<>();
        boolean zero = true;
        for (int i = 0; i < edges.length; i++) {
            OptionalDouble edge = number(sample, EDGES.get(i), number);
            if (edge.isEmpty()) {
                blank.add(EDGES.get(i));
            }
            edges[i] = edge.orElse(0);
            zero &= edges[i] == 0;
        }
        if (blank.size() == edges.length || zero && blank.isEmpty()) {
            return Optional.empty();
        }
        if (!blank.isEmpty()) {
            throw sample.problem(column(sample.dataset(), blank.getFirst(), number),
                    "blank although other cells of the box are filled; expected x, y, w and h, or none of them");
        }
        requirePositive(sample, column(sample.dataset(), Role.W, number), edges[2]);
        requirePositive(sample, column(sample.dataset(), Role.H, number), edges[3]);
        double width = size(sample, Role.ORIGINAL_WIDTH);
        double height = size(sample, Role.ORIGINAL_HEIGHT);
        if (width > 0 != height > 0) {
            throw sample.problem(width > 0 ? Role.ORIGINAL_HEIGHT : Role.ORIGINAL_WIDTH,
                    "blank although the other side of the image is recorded; expected both or none");
        }
        return Optional.of(new RecordedBox(edges[0], edges[1], edges[2], edges[3], width, height));
    }

    /**
     * Reads the boxes of a sample that can be read; what is wrong with the others, {@link SampleChecks} says.
     *
     * @param sample  the sample
     * @param numbers which boxes, as {@link #numbers} returns them
     * @return the boxes, in that order
     */
    public static List<RecordedBox> readable(Sample sample, List<Integer> numbers) {
        List<RecordedBox> boxes = new ArrayList<>();
        for (int number : numbers) {
            try {
                read(sample, number).ifPresent(boxes::add);
            } catch (DatasetException e) {
                continue;
            }
        }
        return boxes;
    }

    private static double size(Sample sample, Role role) throws DatasetException {
        OptionalDouble size = sample.number(role);
        if (size.isPresent() && size.getAsDouble() != 0) {
            requirePositive(sample, column(sample.dataset(), role, 1), size.getAsDouble());
        }
        return size.orElse(0);
    }

    private static OptionalDouble number(Sample sample, Role role, int number) throws DatasetException {
        // A role that the user took from its column must not find that column again by its name.
        return number == 1 ? sample.number(role) : sample.number(column(sample.dataset(), role, number));
    }

    private static void requirePositive(Sample sample, String column, double number) throws DatasetException {
        if (number <= 0) {
            throw sample.problem(column,
                    sample.value(column).orElse("").strip() + " is no size; expected pixels above 0");
        }
    }

    /**
     * Returns the box in pixels of the image as it is now.
     *
     * @param imageWidth  width of the image as shown, pixels above 0
     * @param imageHeight height of the image as shown, pixels above 0
     * @return the box scaled by the ratio of the widths and of the heights; recorded for that size
     */
    public RecordedBox on(int imageWidth, int imageHeight) {
        double sx = width > 0 ? imageWidth / width : 1;
        double sy = height > 0 ? imageHeight / height : 1;
        return new RecordedBox(x * sx, y * sy, w * sx, h * sy, imageWidth, imageHeight);
    }

    /**
     * Returns the part of the box inside the image on which it was drawn.
     *
     * @return the part, whose width and height are 0 if the box lies outside; this box if the image's size is not
     *         recorded
     */
    RecordedBox inside() {
        if (width <= 0) {
            return this;
        }
        double left = Math.clamp(x, 0, width);
        double top = Math.clamp(y, 0, height);
        return new RecordedBox(left, top, Math.max(0, Math.clamp(x + w, 0, width) - left),
                Math.max(0, Math.clamp(y + h, 0, height) - top), width, height);
    }

    /** Tells whether the box was drawn on an image of the same size, or no size is recorded. */
    boolean isRecordedFor(int imageWidth, int imageHeight) {
        return width <= 0 || width == imageWidth && height == imageHeight;
    }

    /** Tells whether the image on which the box was drawn may have been scaled to this size, each side rounded. */
    boolean isScaledTo(int imageWidth, int imageHeight) {
        double smallest = Math.max((imageWidth - 1) / width, (imageHeight - 1) / height);
        double largest = Math.min((imageWidth + 1) / width, (imageHeight + 1) / height);
        return width > 0 && smallest <= largest;
    }

    /**
     * Returns the intersection over union (P. Jaccard, 1901), the usual measure of how well two boxes agree, whatever
     * the sizes of the images on which they were drawn.
     *
     * @param other the other box, in the same pixels
     * @return 0 (apart, or both empty) to 1 (equal)
     */
    public double iou(RecordedBox other) {
        double width = Math.min(x + w, other.x + other.w) - Math.max(x, other.x);
        double height = Math.min(y + h, other.y + other.h) - Math.max(y, other.y);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double common = width * height;
        return Math.min(1, common / (w * h + other.w * other.h - common));
    }

    /**
     * Tells whether the box reaches beyond the image on which it was drawn, by more than rounding explains.
     *
     * @return whether an edge lies outside; {@code false} if the image's size is not recorded
     */
    public boolean leavesImage() {
        return width > 0 && (x < -ROUNDING || y < -ROUNDING || x + w > width + ROUNDING || y + h > height + ROUNDING);
    }
}
