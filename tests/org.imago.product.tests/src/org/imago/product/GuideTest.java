// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import org.imago.product.Product.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The guide for authors of plug-ins, followed to the letter: the files that it shows are cut out of its page, built with
 * Tycho against the repository that was built, installed in a copy of the product that was built, and used.
 */
class GuideTest {

    private static final long BUILD_MINUTES = 10;
    private static final String HEADLESS = "org.example.polygon.feature";
    private static final int IMAGES = 40;
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private final Path root = Path.of(System.getProperty("imago.root")).toAbsolutePath().normalize();
    private final Path repository = Path.of(System.getProperty("imago.repository")).toAbsolutePath().normalize();
    private Path project;
    private Product product;

    @BeforeEach
    void install() throws IOException {
        project = folder.resolve("polygon");
        product = new Product(Product.copy(Path.of(System.getProperty("imago.product")), folder.resolve("installation")),
                folder.resolve("home"));
    }

    private void run(List<String> command, Path in) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended && process.exitValue() == 0, () -> command + ": " + text(said));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String done(String... arguments) throws IOException, InterruptedException {
        Ended ended = product.run(folder, arguments);
        assertEquals(0, ended.exitCode(), ended.err());
        return String.join("\n", ended.out());
    }

    /** What a reader does up to the installation. */
    private Path build() throws IOException, InterruptedException {
        run(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                root.resolve("releng/guide/ExtractListings.java").toString(),
                root.resolve("bundles/org.imago.help/pages/plugin-polygon.html").toString(), project.toString()), folder);
        assertEquals(Files.readString(root.resolve(".mvn/maven.config")).lines()
                .filter(line -> line.startsWith("-Dtycho.version=")).toList(),
                Files.readAllLines(project.resolve(".mvn/maven.config")), "the guide's version of Tycho");
        Path target = project.resolve("polygon.target");
        String place = "file:/home/me/imago-repository";
        assertTrue(Files.readString(target).contains(place), "where to put in the repository");
        Files.writeString(target, Files.readString(target).replace(place, repository.toUri().toString()));
        List<String> maven = new ArrayList<>(List.of(
                Path.of(System.getProperty("imago.maven"), "bin", "mvn").toString(), "-B", "-ntp", "-q",
                "-Dmaven.repo.local=" + System.getProperty("imago.maven.repository"), "package"));
        run(maven, project);
        return project.resolve("org.example.polygon.repository/target/repository");
    }

    @Test
    void whatTheGuideShowsIsBuiltInstalledUsedAndRemoved() throws Exception {
        Path built = build();
        done("plugins", "install", built.toString(), HEADLESS);
        String contributed = done("doctor");
        for (String id : List.of("org.example.polygon", "polygons", "polygon-lines", "centre",
                "org.example.polygon.colour")) {
            assertTrue(contributed.contains(id), id + " in " + contributed);
        }
        assertTrue(contributed.endsWith("switched off: 0"), contributed);

        Path csv = data();
        byte[] before = Files.readAllBytes(csv);
        Ended checked = product.run(folder, "dataset", "validate", csv.toString());
        assertEquals(3, checked.exitCode());
        String problems = String.join("\n", checked.out()) + checked.err();
        assertTrue(problems.contains("\"12\" is no corner; expected corners such as 10,20 90,20 50,70"), problems);
        assertTrue(problems.contains("the corner 99.0,1.0 lies outside the image"), problems);

        Files.writeString(csv, Files.readString(csv).replace("\"1,1 12\"", "").replace("\"1,1 99,1 5,5\"", ""));
        assertEquals("2.png 50", done("polygons", csv.toString()).lines().toList().getFirst());
        converts(csv);
        crops(csv);
        trains(csv);

        Files.write(csv, before);
        done("plugins", "remove", HEADLESS);
        assertEquals(2, product.run(folder, "polygons", csv.toString()).exitCode());
        assertEquals(2, product.run(folder, "train", "classifier", csv.toString(), "--trainer",
                "org.example.polygon.colour").exitCode());
        assertArrayEquals(before, Files.readAllBytes(csv));
    }

    private void converts(Path csv) throws Exception {
        done("dataset", "convert", csv.toString(), "--to", "polygon-lines", "--out", folder.resolve("lines").toString());
        Path lines = folder.resolve("lines/data.polygons");
        assertTrue(Files.readAllLines(lines).contains("2.png\tred\t0,0 10,0 10,5 0,5"), Files.readString(lines));
        done("dataset", "convert", lines.toString(), "--to", "csv", "--out", folder.resolve("back").toString());
        try (var files = Files.list(folder.resolve("back"))) {
            Path back = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
            assertTrue(Files.readString(back).contains("\"0,0 10,0 10,5 0,5\""), Files.readString(back));
        }
    }

    private void crops(Path csv) throws Exception {
        done("crop", csv.toString(), "--strategy", "centre", "--out", folder.resolve("squares").toString());
        try (var files = Files.walk(folder.resolve("squares"))) {
            Path first = files.filter(file -> file.toString().matches(".*\\.(png|jpg)")).findFirst().orElseThrow();
            BufferedImage crop = ImageIO.read(first.toFile());
            assertEquals(SIDE, crop.getWidth());
            assertEquals(SIDE, crop.getHeight());
        }
    }

    /** The images differ in nothing but their colour. */
    private void trains(Path csv) throws Exception {
        Path run = folder.resolve("colours");
        done("train", "classifier", csv.toString(), "--trainer", "org.example.polygon.colour", "--out", run.toString());
        ObjectMapper json = new ObjectMapper();
        assertEquals(1.0, json.readTree(run.resolve("metrics.json").toFile()).path("accuracy").asDouble());
        assertEquals("org.example.polygon.colour", json.readTree(run.resolve("run.json").toFile()).path("trainer")
                .asText());
        // The run says which trainer has to read its model.
        Path predictions = folder.resolve("predictions.csv");
        done("predict", csv.toString(), "--classifier", run.toString(), "--out", predictions.toString());
        assertEquals(IMAGES, Files.readAllLines(predictions).stream().skip(1)
                .filter(line -> line.contains("red") || line.contains("blue")).count());
        Ended boxes = product.run(folder, "train", "boxes", csv.toString(), "--trainer", "org.example.polygon.colour",
                "--out", folder.resolve("boxes").toString());
        assertTrue(boxes.exitCode() != 0 && boxes.err().contains("choose another trainer for boxes"), boxes.err());
    }

    private Path data() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("filename,class,x,y,w,h,polygon\n");
        for (int i = 0; i < IMAGES; i++) {
            BufferedImage image = new BufferedImage(SIDE + 16, SIDE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            for (int tile = 0; tile < SIDE * (SIDE + 16) / 64; tile++) {
                int level = 120 + random.nextInt(130);
                graphics.setColor(i % 2 == 0 ? new Color(level, 40, 40) : new Color(40, 40, level));
                graphics.fillRect(tile % 10 * 8, tile / 10 * 8, 8, 8);
            }
            graphics.dispose();
            ImageIO.write(image, "png", data.resolve(i + ".png").toFile());
            csv.append(i).append(".png,").append(i % 2 == 0 ? "red" : "blue").append(",5,5,20,20,").append(switch (i) {
                case 0 -> "\"1,1 12\"";
                case 1 -> "\"1,1 99,1 5,5\"";
                case 2 -> "\"0,0 10,0 10,5 0,5\"";
                default -> "";
            }).append('\n');
        }
        return Files.writeString(data.resolve("data.csv"), csv);
    }
}
