// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.imago.spark.SparkCluster;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvents;
import org.imago.training.TrainingException;
import org.imago.training.work.Cluster;
import org.imago.training.work.WorkHost;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkSite;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark in threads of this process; with processes of their own it is tried with the built product. */
class SparkWorkersTest {

    @TempDir
    private Path folder;

    private record Square(int number) implements WorkUnit<Integer> {
        @Override
        public Integer run(WorkPlace place) {
            return number * number;
        }
    }

    private record Failing(boolean forGood) implements WorkUnit<Integer> {
        @Override
        public Integer run(WorkPlace place) throws TrainingException, IOException {
            if (forGood) {
                throw new TrainingException("the image is green");
            }
            throw new IOException("the network is down");
        }
    }

    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private record Endless() implements WorkUnit<Integer> {
        @Override
        public Integer run(WorkPlace place) throws TrainingException {
            BEGUN.countDown();
            try {
                NEVER.await();
                return 0;
            } catch (InterruptedException e) {
                throw new TrainingException("woken", e);
            }
        }
    }

    private Workers connect() throws TrainingException {
        return new SparkCluster().connect(new Cluster.Order("local[2]",
                new WorkSite(folder.toString(), Map.of(), Map.of(), Map.of()), List.of(SparkWorkersTest.class),
                folder.resolve("cluster.log"), RunEvents.none()));
    }

    @Test
    void unitsAreDoneAndWhatGoesWrongIsTold() throws Exception {
        try (Workers workers = connect()) {
            assertEquals(2, workers.slots());
            List<Integer> told = new ArrayList<>();
            List<Integer> squares = workers.run(IntStream.range(0, 40).mapToObj(Square::new).toList(),
                    new Cancellation(), told::add);
            assertEquals(IntStream.range(0, 40).map(i -> i * i).boxed().toList(), squares);
            assertEquals(told.stream().sorted().toList(), told);
            assertEquals(40, told.getLast());
            assertEquals(List.of(), workers.run(List.<Square>of(), new Cancellation(), done -> {
            }));

            String forGood = assertThrows(TrainingException.class,
                    () -> workers.run(List.of(new Failing(true)), new Cancellation(), done -> {
                    })).getMessage();
            assertTrue(forGood.endsWith(": the image is green"), forGood);
            String later = assertThrows(TrainingException.class,
                    () -> workers.run(List.of(new Failing(false)), new Cancellation(), done -> {
                    })).getMessage();
            assertTrue(later.endsWith("the network is down"), later);

            Cancellation cancellation = new Cancellation();
            Thread.ofPlatform().start(() -> {
                awaitUnit();
                cancellation.cancel();
            });
            assertThrows(CancelledException.class, () -> workers.run(List.of(new Endless()), cancellation, done -> {
            }), "it does not wait for the unit's end");
        }
    }

    private static void awaitUnit() {
        try {
            BEGUN.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[*]", "local[3]", "spark://host:7077", "spark://a:1,b:2"})
    void addressesThatAreUnderstood(String address) {
        assertTrue(new SparkCluster().serves(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "local[0]", "local[]", "localhost", "yarn", "k8s://host", "mesos://host:5050"})
    void addressesThatAreNot(String address) {
        assertFalse(new SparkCluster().serves(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://127.0.0.1:1", "spark://127.0.0.1", "spark://", "spark://127.0.0.1:no"})
    void nobodyAnswers(String address) {
        TrainingException thrown = assertThrows(TrainingException.class,
                () -> new SparkCluster().connect(new Cluster.Order(address,
                        new WorkSite(folder.toString(), Map.of(), Map.of(), Map.of()), List.of(),
                        folder.resolve("cluster.log"), RunEvents.none())));
        assertTrue(thrown.getMessage().startsWith("no master of Spark answers at "), thrown.getMessage());
    }

    @Test
    void theOperatorsSettingsWinOverOurs() throws Exception {
        Files.writeString(folder.resolve("spark-defaults.conf"), """
                # a comment
                spark.executor.memory            9g
                spark.executor.extraJavaOptions  -Dtheirs=1
                spark.task.cpus=3
                """);
        var settings = SparkSettings.of("local[2]", Map.of("SPARK_CONF_DIR", folder.toString()));
        assertEquals("9g", settings.get("spark.executor.memory"));
        assertTrue(settings.get("spark.executor.extraJavaOptions").endsWith(" -Dtheirs=1"));
        assertTrue(settings.get("spark.executor.extraJavaOptions").contains("-Djava.awt.headless=true"));
        assertEquals("3", settings.get("spark.executorEnv.OMP_NUM_THREADS"));
        assertEquals("false", settings.get("spark.ui.enabled"));
        assertEquals("2g", SparkSettings.of("local[2]", Map.of()).get("spark.executor.memory"));
    }

    /**
     * As on executors: files alone, in a loader that sees nothing else. Whether units are done there, the product's tests
     * tell.
     */
    @Test
    void theLibrariesNeedNothingElse() throws Exception {
        List<Path> files = Libraries.of(List.of(WorkHost.class), Files.createDirectory(folder.resolve("packed")));
        assertEquals(files.size(), new HashSet<>(files.stream().map(Path::getFileName).toList()).size());
        List<URL> places = new ArrayList<>();
        for (Path file : files) {
            assertTrue(Files.isRegularFile(file), file.toString());
            places.add(file.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            Class<?> host = loader.loadClass(WorkHost.class.getName());
            assertNotSame(WorkHost.class, host);
            Method run = host.getMethod("run", byte[].class, byte[].class);
            Throwable thrown = assertThrows(InvocationTargetException.class, () -> run.invoke(null,
                    WorkHost.bytes(new WorkSite(folder.toString(), Map.of(), Map.of(), Map.of())),
                    WorkHost.bytes(new Square(12)))).getCause();
            assertEquals("a class is missing here: " + Square.class.getName(), thrown.getMessage());
        }
    }
}
