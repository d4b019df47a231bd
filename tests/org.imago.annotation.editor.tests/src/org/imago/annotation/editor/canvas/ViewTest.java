// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.imago.annotation.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zooming and moving the image. */
class ViewTest {

    private static final RGB GREY = new RGB(128, 128, 128);

    private CanvasFixture at;

    @BeforeEach
    void open() {
        at = new CanvasFixture(600, 450).image(400, 200, GREY).boxes(false);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private void assertSamePlace(ImagePoint expected, Point screen) {
        ImagePoint actual = at.canvas.toImage(screen.x, screen.y);
        double point = 1 / at.canvas.zoom();
        assertEquals(expected.x(), actual.x(), point);
        assertEquals(expected.y(), actual.y(), point);
    }

    @Test
    void anImageIsFittedAtFirst() {
        Point start = at.canvas.toScreen(0, 0);
        Point end = at.canvas.toScreen(400, 200);

        assertTrue(start.x > 0 && end.x < 600, "all of it is seen");
        assertTrue(end.x - start.x > 550, "as large as possible");
        assertEquals(start.x, 600 - end.x, 1);
        assertEquals(start.y, 450 - end.y, 1);
        assertEquals(at.canvas.zoom(), at.zooms.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SWT.CTRL})
    void theWheelKeepsThePixelUnderThePointer(int modifiers) {
        Point pointer = at.canvas.toScreen(310, 180);
        ImagePoint below = at.canvas.toImage(pointer.x, pointer.y);
        double before = at.canvas.zoom();

        for (int i = 0; i < 8; i++) {
            at.mouse.wheel(pointer, 1, modifiers);
            assertSamePlace(below, pointer);
        }
        assertEquals(before * 4, at.canvas.zoom(), 1e-9);
        for (int i = 0; i < 4; i++) {
            at.mouse.wheel(pointer, -1, modifiers);
            assertSamePlace(below, pointer);
        }
        assertEquals(before * 2, at.canvas.zoom(), 1e-9);
    }

    @Test
    void zoomingHasLimits() {
        for (int i = 0; i < 100; i++) {
            at.canvas.zoomIn();
        }
        assertEquals(64, at.canvas.zoom());
        for (int i = 0; i < 100; i++) {
            at.canvas.zoomOut();
        }
        assertEquals(0.01, at.canvas.zoom());
        assertEquals(200, at.canvas.toImage(300, 225).x(), 51, "the image is in the middle");
    }

    @Test
    void oneHundredPerCentIsAStepOfZooming() {
        at.canvas.zoomTo(0.6);
        at.canvas.zoomIn();
        assertEquals(Math.sqrt(0.5), at.canvas.zoom(), 1e-9);
        at.canvas.zoomIn();
        assertEquals(1, at.canvas.zoom(), 1e-9);
        at.canvas.zoomOut();
        assertEquals(Math.sqrt(0.5), at.canvas.zoom(), 1e-9);
    }

    @Test
    void theSizeIsKeptFromImageToImage() {
        at.canvas.zoomTo(1);
        at.image(1000, 1000, GREY);
        assertEquals(1, at.canvas.zoom());

        at.canvas.zoomWidth();
        double wide = at.canvas.zoom();
        at.image(500, 1000, GREY);
        assertEquals(wide * 2, at.canvas.zoom(), 1e-9);
        assertTrue(at.canvas.toScreen(0, 0).y > 0, "a tall image is shown from its top");

        at.canvas.zoomFit();
        at.image(100, 200, GREY);
        assertTrue(at.canvas.toScreen(0, 200).y < 450);
        assertTrue(at.canvas.zoom() > 2, "small images are enlarged");
    }

    @Test
    void theSamePartOfAnImageOfTheSameSizeIsShown() {
        at.canvas.zoomAt(4, 100, 100);
        Point before = at.canvas.toScreen(50, 60);

        at.image(400, 200, GREY);

        assertEquals(before, at.canvas.toScreen(50, 60));
    }

    @Test
    void theMiddleButtonMovesTheImage() {
        at.canvas.zoomTo(4);
        Point before = at.canvas.toScreen(200, 100);

        at.mouse.drag(2, new Point(300, 200), new Point(260, 230));

        assertEquals(new Point(before.x - 40, before.y + 30), at.canvas.toScreen(200, 100));
        assertEquals(4, at.canvas.zoom());
    }

    @Test
    void spaceAndDragMovesTheImageAndDrawsNothing() {
        at.canvas.zoomTo(4);
        Point before = at.canvas.toScreen(200, 100);
        int[] alone = {0};

        at.canvas.spaceDown(() -> alone[0]++);
        at.canvas.spaceDown(() -> alone[0]++);
        at.mouse.drag(new Point(300, 200), new Point(320, 210));
        at.key(SWT.KeyUp, ' ');

        assertEquals(new Point(before.x + 20, before.y + 10), at.canvas.toScreen(200, 100));
        assertEquals(0, alone[0]);
        assertTrue(at.edits.isEmpty());
    }

    @Test
    void spaceAloneDoesItsWorkOnceWhenReleased() {
        int[] alone = {0};

        at.canvas.spaceDown(() -> alone[0]++);
        at.canvas.spaceDown(() -> alone[0]++);
        assertEquals(0, alone[0]);
        at.key(SWT.KeyUp, ' ');
        assertEquals(1, alone[0]);

        at.mouse.drag(10, 10, 50, 50);
        assertEquals(List.of("Draw box"), at.labels, "the bar is up again");
    }

    @Test
    void anImageCannotBeLost() {
        at.canvas.zoomTo(4);
        for (int i = 0; i < 20; i++) {
            at.mouse.drag(2, new Point(10, 10), new Point(590, 440));
        }

        Point start = at.canvas.toScreen(0, 0);
        assertTrue(start.x <= 300 && start.y <= 225, "the middle is still on the image: " + start);
    }

    @Test
    void aGestureGoesOnWhileZooming() {
        Point from = at.canvas.toScreen(100, 100);
        at.mouse.down(1, from);
        at.mouse.move(at.canvas.toScreen(150, 120));
        at.mouse.wheel(at.canvas.toScreen(150, 120), 4, 0);
        at.mouse.move(at.canvas.toScreen(160, 130));
        at.mouse.up(1, at.canvas.toScreen(160, 130));

        assertEquals(new BoundingBox(100, 100, 60, 30), at.box());
    }

    @Test
    void aBoxOutOfSightComesIntoViewWhenItBecomesActive() {
        at.boxes(false, new BoundingBox(380, 180, 10, 10));
        at.canvas.zoomAt(10, 0, 0);
        assertTrue(at.canvas.toScreen(380, 180).x > 600);

        at.canvas.cycle(1);

        Point now = at.canvas.toScreen(385, 185);
        assertEquals(300, now.x, 1);
        assertEquals(225, now.y, 1);
    }

    @Test
    void placesGoThereAndBack() {
        at.canvas.zoomTo(7.3);
        Point screen = at.canvas.toScreen(201.5, 99);

        assertSamePlace(new ImagePoint(201.5, 99), screen);
    }

    @Test
    void aWindowOfAnotherSizeShowsAllOfAFittedImage() {
        at.shell.setSize(300, 300);
        at.until(() -> at.canvas.getSize().x == 300);

        assertTrue(at.canvas.toScreen(400, 200).x < 300);
        assertTrue(at.canvas.toScreen(400, 200).x > 270);
    }
}
