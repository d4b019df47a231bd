// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.BoundingBox;

/** Boxes as text: {@code x, y, w, h} in pixels, with commas, semicolons or blanks between them. */
final class BoxText {

    private static final BoundingBox NONE = new BoundingBox(0, 0, 0, 0);
    private static final int NUMBERS = 4;

    private BoxText() {
    }

    /** Tells what is wrong with a text. */
    static final class Mistake extends Exception {

        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    static String of(BoundingBox box) {
        return box.isEmpty() ? "" : Stream.of(box.x(), box.y(), box.w(), box.h()).map(BoxText::number)
                .collect(Collectors.joining(", "));
    }

    static String number(double pixels) {
        return pixels == Math.rint(pixels) ? String.valueOf((long) pixels) : String.format(Locale.ROOT, "%.2f", pixels)
                .replaceFirst("0+$", "");
    }

    /**
     * Reads a box.
     *
     * @param text   what was typed; nothing means no box
     * @param width  width of the image in pixels
     * @param height height of the image in pixels
     * @return a box inside the image, or an empty one
     * @throws Mistake if it is no box, or leaves the image
     */
    static BoundingBox parse(String text, int width, int height) throws Mistake {
        List<String> parts = Arrays.stream(text.strip().split("[\\s,;]+")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            return NONE;
        }
        if (parts.size() != NUMBERS) {
            throw new Mistake(NLS.bind(Messages.BoxText_four, String.valueOf(parts.size())));
        }
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = number(parts.get(i));
        }
        if (numbers[2] < 1 || numbers[3] < 1) {
            throw new Mistake(Messages.BoxText_too_small);
        }
        boolean outside = numbers[0] < 0 || numbers[1] < 0 || numbers[0] + numbers[2] > width
                || numbers[1] + numbers[3] > height;
        if (outside) {
            throw new Mistake(NLS.bind(Messages.BoxText_outside, String.valueOf(width), String.valueOf(height)));
        }
        return new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double number(String text) throws Mistake {
        if (!text.matches("[+-]?(\\d{1,7}(\\.\\d*)?|\\.\\d+)")) {
            throw new Mistake(NLS.bind(Messages.BoxText_no_number, text));
        }
        return Double.parseDouble(text);
    }
}
