// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /**
     * Reads the box of a sample. It is not clamped to the image.
     *
     * @param sample the sample
     * @return the box; nothing if all four cells are blank, or all are 0
     * @throws DatasetException if a cell is no number, some cells are filled and others not, width or height are not
     *                          above 0, or the recorded size of the image is half there or not above 0
     */
    public static Optional<RecordedBox> read(Sample sample) throws DatasetException {
        double[] edges = new double[EDGES.size()];
        List<Role> blank = new ArrayList<>();
        boolean zero = true;
        for (int i = 0; i < edges.length; i++) {
            OptionalDouble number = sample.number(EDGES.get(i));
            if (number.isEmpty()) {
                blank.add(EDGES.get(i));
            }
            edges[i] = number.orElse(0);
            zero &= edges[i] == 0;
        }
        if (blank.size() == edges.length || zero && blank.isEmpty()) {
            return Optional.empty();
        }
        if (!blank.isEmpty()) {
            throw sample.problem(blank.getFirst(), "blank although other cells of the box are filled; expected x, y, w"
                    + " and h, or none of them");
        }
        requirePositive(sample, Role.W, edges[2]);
        requirePositive(sample, Role.H, edges[3]);
        double width = size(sample, Role.ORIGINAL_WIDTH);
        double height = size(sample, Role.ORIGINAL_HEIGHT);
        if (width > 0 != height > 0) {
            throw sample.problem(width > 0 ? Role.ORIGINAL_HEIGHT : Role.ORIGINAL_WIDTH,
                    "blank although the other side of the image is recorded; expected both or none");
        }
        return Optional.of(new RecordedBox(edges[0], edges[1], edges[2], edges[3], width, height));
    }

    private static double size(Sample sample, Role role) throws DatasetException {
        OptionalDouble size = sample.number(role);
        if (size.isPresent() && size.getAsDouble() != 0) {
            requirePositive(sample, role, size.getAsDouble());
        }
        return size.orElse(0);
    }

    private static void requirePositive(Sample sample, Role role, double number) throws DatasetException {
        if (number <= 0) {
            throw sample.problem(role, sample.value(role).orElse("").strip() + " is no size; expected pixels above 0");
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
     * Tells whether the box reaches beyond the image on which it was drawn.
     *
     * @return whether an edge lies outside; {@code false} if the image's size is not recorded
     */
    public boolean leavesImage() {
        return width > 0 && (x < 0 || y < 0 || x + w > width || y + h > height);
    }
}
