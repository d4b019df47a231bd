// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.imago.product.Product.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A stand-alone cluster of Spark, its master and two workers as processes of this machine, started from a copy of the
 * product with the feature installed. With pretrained weights and 540 images: releng/benchmarks/spark.sh.
 */
class ClusterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "127.0.0.1";
    private static final String[] QUICK = {"--folds", "2", "--size", "32", "--epochs", "1"};
    /** Large and many enough that decoding them takes some seconds, in which one of those who do it is killed. */
    private static final int WIDTH = 3600;
    private static final int HEIGHT = 2400;
    private static final int IMAGES = 64;
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private static Path folder;

    private static Product product;
    private static Path csv;
    /** A run of the same without any cluster. */
    private static Path alone;

    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void install() throws Exception {
        product = new Product(Product.copy(Path.of(System.getProperty("imago.product")), folder.resolve("installation")),
                folder.resolve("home"));
        Ended installed = product.run(folder, "plugins", "install", System.getProperty("imago.repository"),
                "org.imago.spark.feature");
        assertEquals(0, installed.exitCode(), installed.err());
        csv = write(folder.resolve("data"));
        alone = folder.resolve("alone");
        Ended ended = product.run(folder, run(csv, alone));
        assertEquals(0, ended.exitCode(), ended.err());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            kill(process);
        }
    }

    /** As when a machine loses its power: nobody says good-bye. */
    private static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly().waitFor();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    private static Path write(Path data) throws IOException {
        Files.createDirectories(data.resolve("images"));
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder("class,filename,exclude,x,y,w,h\n");
        for (int i = 0; i < IMAGES; i++) {
            int side = 700 + random.nextInt(400);
            int x = random.nextInt(WIDTH - side);
            int y = random.nextInt(HEIGHT - side);
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            for (int tile = 0; tile < WIDTH * HEIGHT / 10_000; tile++) {
                graphics.setColor(new Color(60 + random.nextInt(120), 60 + random.nextInt(120), 90));
                graphics.fillRect(tile % (WIDTH / 100) * 100, tile / (WIDTH / 100) * 100, 100, 100);
            }
            graphics.setColor(i % 2 == 0 ? new Color(220, 40, 40) : new Color(40, 40, 220));
            graphics.fillRect(x, y, side, side);
            graphics.dispose();
            ImageIO.write(image, "jpg", data.resolve("images").resolve(i + ".jpg").toFile());
            csv.append(i % 2 == 0 ? "red" : "blue").append(',').append(i).append(".jpg,0,").append(x).append(',')
                    .append(y).append(',').append(side).append(',').append(side).append('\n');
        }
        return Files.writeString(data.resolve("data.csv"), csv.append("red,missing.jpg,0,,,,\n"));
    }

    private Process begin(Product with, String name, String... arguments) throws IOException {
        Process process = with.start(Files.createDirectories(folder.resolve(name)), arguments);
        processes.add(process);
        return process;
    }

    private void await(String what, Process alive, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(alive.isAlive() && System.nanoTime() < end, () -> what + "; said were " + said());
            Thread.sleep(20);
        }
    }

    private String said() {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("master", "worker-1", "worker-2", "clustered")) {
            all.append(name).append(": ").append(text(folder.resolve(name).resolve("stderr"))).append('\n');
        }
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static String[] run(Path csv, Path to, String... further) {
        return Stream.of(new String[] {"run", csv.toString(), "--out", to.toString()}, QUICK, further)
                .flatMap(Stream::of).toArray(String[]::new);
    }

    /** Images decoded by the cluster, as far as the run has told. */
    private static long decoded(Path run) {
        long decoded = 0;
        for (String line : text(run.resolve("events.jsonl")).lines().toList()) {
            if (line.contains("decoding images") && line.endsWith("}")) {
                try {
                    decoded = JSON.readTree(line).path("done").asLong();
                } catch (IOException e) {
                    throw new IllegalStateException(line, e);
                }
            }
        }
        return decoded;
    }

    @Test
    void aRunThatLosesAWorkerGivesWhatARunWithoutAClusterGives() throws Exception {
        String master = "spark://" + HOST + ":" + freePort();
        Process masters = begin(product, "master", "spark", "master", "--host", HOST, "--port",
                master.substring(master.lastIndexOf(':') + 1), "--web-port", "0");
        await("the master starts", masters,
                () -> text(folder.resolve("master/stderr")).contains("New state: ALIVE"));
        List<Process> workers = new ArrayList<>();
        for (String name : List.of("worker-1", "worker-2")) {
            workers.add(begin(product, name, "spark", "worker", master, "--host", HOST, "--cores", "1", "--memory", "2g",
                    "--web-port", "0", "--work", folder.resolve("work-" + name).toString()));
        }
        for (String name : List.of("worker-1", "worker-2")) {
            await(name + " registers", masters,
                    () -> text(folder.resolve(name).resolve("stderr")).contains("Successfully registered"));
        }

        Path clustered = folder.resolve("runs/clustered");
        // Caches of its own: nothing that the first run computed is there.
        Process process = begin(new Product(folder.resolve("installation"), folder.resolve("home-2")), "clustered",
                run(csv, clustered, "--master", master));
        await("both decode", process, () -> decoded(clustered) > 0
                && text(folder.resolve("clustered/stderr")).contains("all together have 2"));
        long decoded = decoded(clustered);
        kill(workers.get(1));
        System.out.println("killed with " + decoded + " of " + IMAGES + " decoded");
        assertTrue(decoded < IMAGES, "killed in the middle");
        Ended ended = Product.end(process, folder.resolve("clustered"));
        assertEquals(0, ended.exitCode(), said());
        assertTrue(ended.err().contains(HOST + " was lost"), ended.err());
        assertTrue(workers.get(0).isAlive());
        assertSame(clustered);
    }

    private static void assertSame(Path other) throws IOException {
        assertEquals(figures(alone), figures(other));
        for (String name : List.of("predictions.csv", "crops/crops.csv")) {
            assertEquals(Files.readString(alone.resolve(name)), Files.readString(other.resolve(name)));
        }
        List<String> crops = names(alone.resolve("crops/images"));
        assertEquals(IMAGES, crops.size());
        assertEquals(crops, names(other.resolve("crops/images")));
        for (String crop : crops) {
            assertArrayEquals(Files.readAllBytes(alone.resolve("crops/images").resolve(crop)),
                    Files.readAllBytes(other.resolve("crops/images").resolve(crop)), crop);
        }
        assertEquals(List.of(), names(other).stream().filter(name -> name.startsWith(".shared")).toList());
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode figures(Path run) throws IOException {
        ObjectNode metrics = (ObjectNode) JSON.readTree(run.resolve("metrics.json").toFile());
        metrics.remove("seconds");
        return metrics;
    }

    @Test
    void addressesThatLeadNowhereAreToldAtOnce() throws Exception {
        Ended unknown = product.run(folder, run(csv, folder.resolve("unknown"), "--master", "mesos://" + HOST));
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("'mesos://" + HOST + "' is not understood; expected local[N], local[*] or "
                + "spark://HOST:PORT (Apache Spark)"), unknown.err());
        String nobody = "spark://" + HOST + ":" + freePort();
        Ended silent = product.run(folder, run(csv, folder.resolve("silent"), "--master", nobody));
        assertEquals(5, silent.exitCode(), silent.err());
        assertTrue(silent.err().contains("no master of Spark answers at " + nobody.substring("spark://".length())),
                silent.err());
        Ended bare = new Product(folder.resolve("home")).run(folder, run(csv, folder.resolve("bare"), "--master", nobody));
        assertEquals(2, bare.exitCode());
        assertTrue(bare.err().contains("no cluster is installed; for Spark: imago plugins install REPOSITORY "
                + "org.imago.spark.feature"), bare.err());
    }

    @Test
    void threadsOfOneProcess() throws Exception {
        Path threads = folder.resolve("threads");
        Ended ended = new Product(folder.resolve("installation"), folder.resolve("home-3")).run(folder,
                run(csv, threads, "--master", "local[2]"));
        assertEquals(0, ended.exitCode(), ended.err());
        assertSame(threads);
        assertTrue(Files.readString(threads.resolve("cluster.log")).contains("Running Spark version"));
        // What Spark has to say would break logs that are JSON.
        assertEquals(List.of(), ended.err().lines().filter(line -> !line.matches("\\d+:\\d\\d  .*")).toList());
    }
}
