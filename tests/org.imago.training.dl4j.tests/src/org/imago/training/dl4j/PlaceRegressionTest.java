// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import org.imago.annotation.LearningTarget.Place;
import org.imago.annotation.LearningTarget.Places;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.BoxSettings;
import org.imago.training.Cancellation;
import org.imago.training.Mode;
import org.imago.training.PlaceErrors;
import org.imago.training.PlaceExample;
import org.imago.training.PlacePrediction;
import org.imago.training.PlaceRegression;
import org.imago.training.PlaceSettings;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the eye is, learnt from drawn birds. */
class PlaceRegressionTest {

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    /** A round body of any colour with a dark spot, the place, anywhere on it, on a ground of another colour. */
    private PlaceExample draw(int number, SplittableRandom random) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(90 + random.nextInt(40), 130 + random.nextInt(60), 90 + random.nextInt(40)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        int x = 30 + random.nextInt(WIDTH - 60);
        int y = 30 + random.nextInt(HEIGHT - 60);
        graphics.setColor(new Color(200 + random.nextInt(55), 200 + random.nextInt(55), random.nextInt(120)));
        graphics.fillOval(x - 25, y - 25, 50, 50);
        int eyeX = x - 12 + random.nextInt(24);
        int eyeY = y - 12 + random.nextInt(24);
        graphics.setColor(Color.BLACK);
        graphics.fillOval(eyeX - 6, eyeY - 6, 12, 12);
        graphics.dispose();
        Path file = folder.resolve(number + ".png");
        ImageIO.write(image, "png", file.toFile());
        return new PlaceExample(file, WIDTH, HEIGHT, number, new Places(List.of(new Place("eye", eyeX, eyeY))));
    }

    @Test
    void aHundredDrawnImagesTeachWhereTheEyeIs() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<PlaceExample> examples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            examples.add(draw(i, random));
        }
        TrainingContext context = new TrainingContext(new PixelCache(Files.createDirectory(folder.resolve("pixels")),
                new ImageDecoder()), folder, Optional.empty(), RunEvents.none(), new Cancellation(), "points", -1,
                Optional.empty());
        List<PlacePrediction> found = new PlaceRegression(new Dl4jTrainer(), new PlaceSettings(2, SEED,
                new BoxSettings(Mode.SCRATCH, 64, 8, 16, 0, 0))).outOfFold("eye", examples, context);
        PlaceErrors errors = PlaceErrors.of(found, SEED);
        assertEquals(examples, found.stream().map(PlacePrediction::example).toList());
        assertTrue(errors.ofWidth() < 0.03, errors.toString());
    }
}
