// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Geometry of boxes, against values worked out by hand. */
class BoundingBoxTest {

    private static final BoundingBox BOX = new BoundingBox(10, 20, 30, 40);

    @Test
    void edgesAndArea() {
        assertEquals(40, BOX.right());
        assertEquals(60, BOX.bottom());
        assertEquals(1200, BOX.area());
        assertFalse(BOX.isEmpty());
        assertTrue(new BoundingBox(1, 2, 0, 5).isEmpty());
        assertTrue(new BoundingBox(1, 2, 5, 0).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,10,10, 0,0,10,10, 1",                 // the same
        "0,0,10,10, 5,0,10,10, 0.333333333333",    // 50 of 150
        "0,0,10,10, 5,5,10,10, 0.142857142857",    // 25 of 175
        "0,0,10,10, 2,2,5,5, 0.25",                // 25 inside 100
        "0,0,10,10, 10,0,10,10, 0",                // they touch
        "0,0,10,10, 30,30,10,10, 0",               // apart
        "0,0,10,10, 0,0,0,10, 0",                  // one is empty
        "5,5,0,0, 5,5,0,0, 0",                     // both are empty
        "-10,-10,20,20, 0,0,20,20, 0.142857142857", // 100 of 700
        "0,0,4,6, 1,2,4,6, 0.333333333333"})       // 12 of 36
    void intersectionOverUnion(double x, double y, double w, double h, double x2, double y2, double w2, double h2,
            double expected) {
        BoundingBox first = new BoundingBox(x, y, w, h);
        BoundingBox second = new BoundingBox(x2, y2, w2, h2);
        assertEquals(expected, first.iou(second), 1e-9);
        assertEquals(expected, second.iou(first), 1e-9);
    }

    @Test
    void intersectionOverUnionNeverExceedsOne() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            BoundingBox box = new BoundingBox(random.nextDouble(), random.nextDouble(), random.nextDouble() / 3,
                    random.nextDouble() / 3);
            double iou = box.iou(new BoundingBox(box.x(), box.y(), box.w() + random.nextInt(2) * 1e-17, box.h()));
            assertTrue(iou <= 1 && iou > 0.999, box.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10,20,30,40, 10,20,30,40",     // inside
        "-10,20,30,40, 0,20,20,40",     // the right edge stays at 20
        "10,-20,30,40, 10,0,30,20",     // the bottom edge stays at 20
        "90,20,30,40, 90,20,10,40",     // the left edge stays
        "10,70,30,40, 10,70,30,10",     // the top edge stays
        "-5,-5,200,200, 0,0,100,80",    // all around
        "120,20,30,40, 100,20,0,40",    // beyond the right
        "-50,20,30,40, 0,20,0,40",      // beyond the left
        "10,200,30,40, 10,80,30,0"})    // below
    void clampedToAnImageOf100By80(double x, double y, double w, double h, double cx, double cy, double cw,
            double ch) {
        assertEquals(new BoundingBox(cx, cy, cw, ch), new BoundingBox(x, y, w, h).clamp(100, 80));
    }

    @Test
    void scaled() {
        assertEquals(new BoundingBox(5, 40, 15, 80), BOX.scale(0.5, 2));
        assertThrows(IllegalArgumentException.class, () -> BOX.scale(-1, 1));
    }

    @Test
    void expandedAroundTheCentre() {
        assertEquals(new BoundingBox(7, 16, 36, 48), BOX.expand(0.1));
        assertEquals(BOX, BOX.expand(0));
        assertEquals(new BoundingBox(17.5, 30, 15, 20), BOX.expand(-0.25));
    }

    @Test
    void theSmallestSquareAroundTheSameCentre() {
        assertEquals(new BoundingBox(5, 20, 40, 40), BOX.square());
        assertEquals(new BoundingBox(0, -5, 20, 20), new BoundingBox(0, 0, 20, 10).square());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatAreNoneAreRefused(double number) {
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(number, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, number, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 0, number, 1));
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 0, 1, number));
    }

    @Test
    void negativeSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 0, -1, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 0, 1, -0.1))
                .getMessage();
        assertTrue(message.contains("h=-0.1") && message.contains("expected"), message);
        assertEquals(-3, new BoundingBox(-3, -4, 1, 1).x(), "places may be negative");
    }
}
