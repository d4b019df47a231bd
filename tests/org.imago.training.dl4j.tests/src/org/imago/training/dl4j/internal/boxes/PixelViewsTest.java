// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.BoxExample;
import org.imago.training.Cancellation;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelViewsTest {

    @BeforeAll
    static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    private static final int SIZE = 96;

    @TempDir
    Path folder;

    @Test
    void boxesStayOnTheObject() throws Exception {
        PixelCache pixels = new PixelCache(folder.resolve("pixels"), new ImageDecoder());
        TrainingContext context = new TrainingContext(pixels, folder, Optional.empty(), RunEvents.none(),
                new Cancellation(), "boxes", 0, Optional.empty());
        PixelViews views = new PixelViews(pixels, SIZE);
        SplittableRandom random = new SplittableRandom(3);
        for (BoxExample example : DrawnRectangles.draw(folder.resolve("images"), 4, 5)) {
            UnitBox box = UnitBox.of(example.box(), DrawnRectangles.WIDTH, DrawnRectangles.HEIGHT);
            for (int i = 0; i < 8; i++) {
                Viewed viewed = views.sampler().next(example.image(), box, random);
                float[] batch = views.batch(List.of(viewed), context)[0].dup('c').data().asFloat();
                assertOnObject(batch, viewed.view().toView(box), viewed);
            }
        }
    }

    /** Inside the box, red leads by far; outside nowhere. */
    private static void assertOnObject(float[] batch, UnitBox box, Viewed viewed) {
        assertTrue(box.left() > -1e-9 && box.top() > -1e-9 && box.right() < 1 + 1e-9 && box.bottom() < 1 + 1e-9,
                () -> "the view cuts the box: " + viewed);
        int wrong = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                boolean red = batch[y * SIZE + x] - batch[(SIZE + y) * SIZE + x] > 0.3;
                UnitBox pixel = new UnitBox((x + 0.5) / SIZE, (y + 0.5) / SIZE, 1e-3, 1e-3);
                if (red != pixel.iou(box) > 0) {
                    wrong++;
                }
            }
        }
        // the rectangle's edge falls between pixels
        double edge = 2 * (box.width() + box.height()) * SIZE;
        assertTrue(wrong <= edge, wrong + " pixels disagree with the box of " + viewed);
    }

    @Test
    void viewsGoBackAndForth() {
        UnitBox box = new UnitBox(0.4, 0.6, 0.2, 0.3);
        View view = new View(-0.1, 0.2, 0.7, 0.8, true);
        UnitBox back = view.toImage(view.toView(box));
        assertEquals(1, back.iou(box), 1e-9);
    }
}
