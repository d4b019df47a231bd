// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

import org.imago.product.Product.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The example of a plug-in, from the repository that was built, in a copy of the product that was built: installed,
 * used, and removed again.
 */
class PluginsTest {

    private static final String FEATURE = "org.imago.examples";
    private static final int IMAGES = 100;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int TILE = 20;

    @TempDir
    private Path folder;

    private final Path repository = Path.of(System.getProperty("imago.repository")).normalize();
    private Product product;

    @BeforeEach
    void installCopy() throws IOException {
        product = new Product(Product.copy(Path.of(System.getProperty("imago.product")), folder.resolve("installation")),
                folder.resolve("home"));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return product.run(folder, arguments);
    }

    private String done(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        assertEquals(0, ended.exitCode(), ended.err());
        return String.join("\n", ended.out());
    }

    @Test
    void theExampleIsInstalledUsedAndRemovedAndTheDataStay() throws Exception {
        assertEquals("", done("plugins", "list"));
        assertTrue(done("plugins", "list", repository.toString()).contains(FEATURE));
        String installed = done("plugins", "install", repository.toString(), FEATURE);
        assertTrue(installed.contains("from " + repository.toUri()) && installed.contains("not signed"), installed);
        assertTrue(done("plugins", "list").contains(FEATURE));
        assertTrue(done("doctor").contains("org.imago.examples.points"));

        Path csv = birds();
        byte[] before = Files.readAllBytes(csv);
        String counted = done("points", csv.toString());
        assertTrue(counted.lines().anyMatch(line -> line.matches("eye +" + IMAGES + " .*")), counted);
        Path coco = folder.resolve("coco");
        done("dataset", "convert", csv.toString(), "--to", "coco-keypoints", "--out", coco.toString());
        JsonNode exported = new ObjectMapper().readTree(coco.resolve("annotations.json").toFile());
        assertEquals(IMAGES, exported.path("annotations").size());
        assertEquals(3, exported.path("annotations").path(0).path("keypoints").size());
        String learnt = done("points", "learn", csv.toString(), "--folds", "2", "--epochs", "8", "--size", "64");
        String[] row = learnt.lines().filter(line -> line.startsWith("eye ")).findFirst().orElseThrow().split(" +");
        assertTrue(Double.parseDouble(row[3]) < 3, "mean error in % of the width: " + learnt);

        done("plugins", "remove", FEATURE);
        assertEquals("", done("plugins", "list"));
        assertEquals(2, run("points", csv.toString()).exitCode());
        assertArrayEquals(before, Files.readAllBytes(csv));
        done("dataset", "validate", csv.toString());

        done("plugins", "install", repository.toString(), FEATURE);
        assertEquals(counted, done("points", csv.toString()));
    }

    @Test
    void whatCannotBeInstalledIsSaidAndChangesNothing() throws Exception {
        List<String> before = Files.readAllLines(bundlesInfo());
        assertFailure(3, "is no p2 repository", folder.toString(), FEATURE);
        assertFailure(3, "does not exist", folder.resolve("nowhere").toString(), FEATURE);
        assertFailure(3, "it has org.imago.examples, ", repository.toString(), "org.imago.exampels");
        assertFailure(3, "expected http, https or file", "ftp://example.org/imago", FEATURE);

        // The list of what there is, without what it lists.
        Path torn = Files.createDirectory(folder.resolve("torn"));
        for (String file : List.of("artifacts.jar", "content.jar")) {
            Files.copy(repository.resolve(file), torn.resolve(file));
        }
        assertFailure(5, "everything is as it was", torn.toString(), FEATURE);
        byte[] half = Files.readAllBytes(repository.resolve("content.jar"));
        Files.write(torn.resolve("content.jar"), java.util.Arrays.copyOf(half, half.length / 2));
        assertFailure(3, "is no p2 repository", torn.toString(), FEATURE);

        assertEquals(3, run("plugins", "remove", FEATURE).exitCode());
        assertEquals(3, run("plugins", "remove", "org.imago.trainer").exitCode());
        assertEquals("", done("plugins", "list"));
        assertEquals(before, Files.readAllLines(bundlesInfo()));
        assertFalse(done("doctor").contains("org.imago.examples.points"));
    }

    private Path bundlesInfo() {
        return folder.resolve("installation/configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    }

    private void assertFailure(int exitCode, String text, String from, String feature) throws Exception {
        Ended ended = run("plugins", "install", from, feature);
        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(text), ended.err());
    }

    /** Differs enough from image to image that they do not count as copies of each other. */
    private static void foliage(Graphics2D graphics, SplittableRandom random) {
        for (int tile = 0; tile < WIDTH * HEIGHT / TILE / TILE; tile++) {
            graphics.setColor(new Color(60 + random.nextInt(80), 90 + random.nextInt(110), 60 + random.nextInt(80)));
            graphics.fillRect(tile * TILE % WIDTH, tile * TILE / WIDTH * TILE, TILE, TILE);
        }
    }

    /** Round bodies with a dark spot, the eye. */
    private Path birds() throws IOException {
        Path images = Files.createDirectories(folder.resolve("birds/images"));
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("class,filename,exclude,eye_x,eye_y,eye_v,note\n");
        for (int i = 0; i < IMAGES; i++) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            foliage(graphics, random);
            int x = 30 + random.nextInt(WIDTH - 60);
            int y = 30 + random.nextInt(HEIGHT - 60);
            graphics.setColor(new Color(200 + random.nextInt(55), 200 + random.nextInt(55), random.nextInt(120)));
            graphics.fillOval(x - 25, y - 25, 50, 50);
            int eyeX = x - 12 + random.nextInt(24);
            int eyeY = y - 12 + random.nextInt(24);
            graphics.setColor(Color.BLACK);
            graphics.fillOval(eyeX - 6, eyeY - 6, 12, 12);
            graphics.dispose();
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
            csv.append("bird,").append(i).append(".png,0,").append(eyeX).append(',').append(eyeY).append(",2,\"number ")
                    .append(i).append(", drawn\"\n");
        }
        return Files.writeString(folder.resolve("birds/birds.csv"), csv);
    }
}
