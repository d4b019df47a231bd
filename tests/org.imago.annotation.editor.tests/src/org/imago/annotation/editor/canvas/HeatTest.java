// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.imago.annotation.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heat over an image, pixel by pixel. */
class HeatTest {

    private static final RGB IMAGE = new RGB(120, 20, 20);
    private static final RGB LINE = new RGB(250, 10, 200);
    private static final Optional<CanvasHeat> RIGHT = Optional.of(CanvasHeat.of(new float[] {0, 0, 1}, 1, 3));

    private CanvasFixture at;

    @BeforeEach
    void open() {
        at = new CanvasFixture(500, 450).image(90, 30, IMAGE);
        at.canvas.setAppearance(new Appearance(LINE, false, LINE, 3, false, 0, false, false, false, false));
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
    @ValueSource(doubles = {0.5, 1, 5})
    void heatIsWhereItBelongsAtAnySize(double zoom) {
        at.canvas.zoomTo(zoom);
        at.canvas.setHeat(RIGHT);

        ImageData picture = at.picture();

        assertEquals(IMAGE, seen(picture, 15, 15), "no heat");
        RGB hot = seen(picture, 80, 15);
        assertTrue(hot.green > 120 && hot.green > hot.blue + 40, hot.toString());
        assertTrue(hot.red > IMAGE.red, "the image shines through: " + hot);
    }

    @Test
    void heatIsBelowTheBoxes() {
        at.boxes(false, new BoundingBox(70, 5, 15, 20));
        at.canvas.setHeat(RIGHT);
        assertEquals(LINE, seen(at.picture(), 70, 15));
    }

    @Test
    void heatIsTakenAwayAndGoesWithTheImage() {
        at.canvas.setHeat(RIGHT);
        assertNotEquals(IMAGE, seen(at.picture(), 80, 15));
        at.canvas.setHeat(Optional.empty());
        assertEquals(IMAGE, seen(at.picture(), 80, 15));
        at.canvas.setHeat(RIGHT);
        at.image(90, 30, IMAGE);
        assertFalse(at.canvas.showsHeat());
        assertEquals(IMAGE, seen(at.picture(), 80, 15));
    }

    @Test
    void otherHeatReplacesIt() {
        at.canvas.setHeat(RIGHT);
        at.picture();
        at.canvas.setHeat(Optional.of(CanvasHeat.of(new float[] {1, 0, 0}, 1, 3)));
        ImageData picture = at.picture();
        assertEquals(IMAGE, seen(picture, 80, 15));
        assertNotEquals(IMAGE, seen(picture, 5, 15));
    }
}
