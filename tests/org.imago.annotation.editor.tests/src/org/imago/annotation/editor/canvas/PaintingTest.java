// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.imago.annotation.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen on the canvas, pixel by pixel. */
class PaintingTest {

    private static final RGB IMAGE = new RGB(20, 60, 100);
    private static final RGB BESIDE = new RGB(43, 44, 45);
    private static final RGB LINE = new RGB(250, 200, 10);
    private static final RGB ACTIVE = new RGB(0, 230, 250);
    private static final BoundingBox BOX = new BoundingBox(10, 8, 20, 12);
    private static final Appearance PLAIN = new Appearance(LINE, false, ACTIVE, 3, false, 0, false, false, false,
            false);

    private CanvasFixture at;

    @BeforeEach
    void open() {
        at = new CanvasFixture(500, 450).image(40, 30, IMAGE).boxes(true, BOX);
        at.background(BESIDE);
        at.canvas.setAppearance(PLAIN);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private RGB seen(ImageData picture, double x, double y) {
        Point place = at.canvas.toScreen(x, y);
        return picture.palette.getRGB(picture.getPixel(place.x, place.y));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 7.3})
    void imageBoxAndWhatIsBesideHaveTheirColours(double zoom) {
        at.canvas.zoomTo(zoom);

        ImageData picture = at.picture();

        assertEquals(IMAGE, seen(picture, 20, 14), "inside the box");
        assertEquals(IMAGE, seen(picture, 3, 3), "outside the box");
        assertEquals(LINE, seen(picture, 10, 14), "left edge");
        assertEquals(LINE, seen(picture, 30, 14), "right edge");
        assertEquals(LINE, seen(picture, 20, 8), "top edge");
        assertEquals(LINE, seen(picture, 20, 20), "bottom edge");
        assertEquals(BESIDE, seen(picture, -3, 14), "left of the image");
        assertEquals(BESIDE, seen(picture, 20, 33), "below the image");
    }

    @Test
    void theImageEndsWhereItsPixelsEnd() {
        at.canvas.zoomTo(4);
        ImageData picture = at.picture();
        Point start = at.canvas.toScreen(0, 0);
        Point end = at.canvas.toScreen(40, 30);

        assertEquals(IMAGE, picture.palette.getRGB(picture.getPixel(start.x, start.y)));
        assertEquals(BESIDE, picture.palette.getRGB(picture.getPixel(start.x - 1, start.y)));
        assertEquals(IMAGE, picture.palette.getRGB(picture.getPixel(end.x - 1, end.y - 1)));
        assertEquals(BESIDE, picture.palette.getRGB(picture.getPixel(end.x, end.y)));
    }

    @Test
    void pixelsAreSharpWhenEnlarged() {
        ImageData data = new ImageData(40, 30, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        IntStream.range(0, 30).forEach(y -> IntStream.range(0, 40)
                .forEach(x -> data.setPixel(x, y, (x + y) % 2 == 0 ? 0xFFFFFF : 0)));
        at.canvas.setImage(at.of(40, 30, data), "");
        at.canvas.zoomTo(10);

        ImageData picture = at.picture();

        for (double offset : new double[] {0.1, 0.5, 0.8}) {
            assertEquals(new RGB(255, 255, 255), seen(picture, 20 + offset, 10 + offset));
            assertEquals(new RGB(0, 0, 0), seen(picture, 21 + offset, 10 + offset));
        }
    }

    @Test
    void aLevelOfAnotherSizeFillsTheSamePlace() {
        ImageData half = new ImageData(20, 15, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        IntStream.range(0, 15).forEach(y -> IntStream.range(0, 20)
                .forEach(x -> half.setPixel(x, y, x < 10 ? 0xFF0000 : 0x00FF00)));
        at.canvas.setImage(at.of(40, 30, half), "");
        at.canvas.zoomTo(8);

        ImageData picture = at.picture();

        assertEquals(new RGB(255, 0, 0), seen(picture, 19.5, 15));
        assertEquals(new RGB(0, 255, 0), seen(picture, 20.5, 15));
        assertEquals(new RGB(0, 255, 0), seen(picture, 39.5, 29.5));
        assertEquals(BESIDE, seen(picture, 41, 29));
    }

    @Test
    void theActiveBoxHasItsColourAndHandles() {
        at.canvas.setActive(0);

        ImageData picture = at.picture();

        assertEquals(ACTIVE, seen(picture, 15, 8), "edge");
        Point corner = at.canvas.toScreen(10, 8);
        assertEquals(ACTIVE, picture.palette.getRGB(picture.getPixel(corner.x - 3, corner.y - 3)), "handle");
    }

    @Test
    void aReadOnlyBoxHasNoHandles() {
        at.canvas.setBoxes(List.of(BOX), true, false);
        at.canvas.setActive(0);

        Point corner = at.canvas.toScreen(10, 8);
        ImageData picture = at.picture();

        assertEquals(IMAGE, picture.palette.getRGB(picture.getPixel(corner.x - 5, corner.y - 4)));
    }

    @Test
    void theFillCoversPartOfTheImage() {
        at.canvas.setAppearance(new Appearance(LINE, false, ACTIVE, 3, false, 50, false, false, false, false));

        RGB inside = seen(at.picture(), 20, 14);

        assertEquals((LINE.red + IMAGE.red) / 2, inside.red, 3);
        assertEquals((LINE.green + IMAGE.green) / 2, inside.green, 3);
        assertEquals((LINE.blue + IMAGE.blue) / 2, inside.blue, 3);
    }

    @Test
    void theClassDecidesOnTheColour() {
        at.canvas.setAppearance(new Appearance(LINE, true, ACTIVE, 3, false, 0, false, false, false, false));
        at.canvas.setLabels(List.of("palm"));

        assertEquals(Colours.ofClass("palm"), seen(at.picture(), 20, 20));
        assertNotEquals(Colours.ofClass("palm"), Colours.ofClass("blue"));
    }

    @Test
    void hiddenBoxesAreNotSeen() {
        at.canvas.setActive(0);
        at.canvas.setAppearance(new Appearance(LINE, false, ACTIVE, 3, false, 50, true, true, true, true));

        ImageData picture = at.picture();

        assertEquals(IMAGE, seen(picture, 20, 14));
        assertEquals(IMAGE, seen(picture, 20, 20));
    }

    @Test
    void aProposalIsDashed() {
        at.boxes(true);
        at.canvas.setProposals(List.of(new CanvasProposal(BOX, 0.93, "")));

        ImageData picture = at.picture();

        long dashes = IntStream.rangeClosed(0, 60).mapToObj(step -> seen(picture, 14 + step / 5.0, 20))
                .filter(LINE::equals).count();
        assertTrue(dashes > 20 && dashes < 55, "of 61 places on the edge " + dashes + " have the colour of the line");
    }

    @Test
    void theBoxBeingDrawnIsSeenAndLeavesNothingBehind() {
        at.boxes(true);
        ImageData before = at.picture();
        Point from = at.canvas.toScreen(5, 5);
        at.mouse.down(1, from);
        at.mouse.move(at.canvas.toScreen(35, 25));
        at.mouse.move(at.canvas.toScreen(20, 15));

        assertEquals(ACTIVE, seen(at.picture(), 20, 10));
        at.escape();
        at.mouse.exit(from);
        ImageData after = at.picture();

        for (int y = 0; y < before.height; y++) {
            for (int x = 0; x < before.width; x++) {
                assertEquals(before.getPixel(x, y), after.getPixel(x, y), x + ", " + y);
            }
        }
    }

    @Test
    void linesGoThroughThePointerWhereABoxCanBeDrawn() {
        at.canvas.setAppearance(new Appearance(LINE, false, ACTIVE, 3, false, 0, false, true, false, false));
        at.mouse.move(at.canvas.toScreen(5, 4));
        assertNotEquals(IMAGE, seen(at.picture(), 5, 25));

        at.mouse.move(at.canvas.toScreen(20, 14));
        ImageData onBox = at.picture();
        assertEquals(IMAGE, seen(onBox, 5, 25));
        assertEquals(IMAGE, seen(onBox, 20, 25));
    }

    @Test
    void theMagnifierShowsWhatIsBelowThePointerOfALargeImage() {
        at.image(2000, 1500, IMAGE).boxes(true);
        at.canvas.setAppearance(new Appearance(LINE, false, ACTIVE, 3, false, 0, false, false, true, false));
        ImageData calm = at.picture();
        at.mouse.down(1, at.canvas.toScreen(1000, 1000));
        at.mouse.move(at.canvas.toScreen(1500, 1400));

        ImageData busy = at.picture();

        boolean lens = IntStream.range(0, 100).anyMatch(i -> calm.getPixel(i, i) != busy.getPixel(i, i));
        assertTrue(lens, "in the corner far from the pointer");
    }

    @Test
    void withoutAnImageTheMessageIsSeenInTheMiddle() {
        at.canvas.setForeground(new Color(LINE));
        at.canvas.setImage(null, "a very long message ".repeat(20));

        ImageData picture = at.picture();

        assertEquals(BESIDE, picture.palette.getRGB(picture.getPixel(5, 5)));
        assertEquals(BESIDE, picture.palette.getRGB(picture.getPixel(5, picture.height / 2)));
        long written = IntStream.range(0, picture.width * picture.height)
                .mapToObj(i -> picture.palette.getRGB(picture.getPixel(i % picture.width, i / picture.width)))
                .filter(LINE::equals)
                .count();
        assertTrue(written > 100, "points of the foreground's colour: " + written);
    }

    @Test
    void anotherFontChangesTheSizeOfHandles() {
        int before = at.canvas.handleSize();
        FontData data = at.canvas.getFont().getFontData()[0];
        data.setHeight(data.getHeight() * 3);
        Font large = new Font(at.shell.getDisplay(), data);

        at.canvas.setFont(large);

        assertTrue(at.canvas.handleSize() > before && before >= 9);
        at.close();
        large.dispose();
        open();
    }
}
