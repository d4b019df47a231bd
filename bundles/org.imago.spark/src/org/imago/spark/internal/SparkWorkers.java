// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.TrainingException;
import org.imago.training.work.Cluster.Order;
import org.imago.training.work.WorkHost;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;
import org.imago.training.work.WorkersException;

/** Executors of a Spark cluster, or threads of this process that Spark looks after. */
public final class SparkWorkers implements Workers {

    /** Seconds that a run waits for somebody to take part, at the beginning and when all were lost; longer at night. */
    public static final String PATIENCE = "imago.cluster.patience";

    private static final long USUAL_PATIENCE_SECONDS = 600;
    private static final long LOOK_MILLIS = 100;
    private static final int ANSWER_MILLIS = 5000;
    private static final long REMIND_SECONDS = 60;
    private static final long MOST_SECONDS_TO_COME = 15;
    private static final int CAUSES = 20;

    private final String master;
    private final Path log;
    private final boolean here;
    private final Path scratch;
    private final Attendance attendance;
    private final JavaSparkContext spark;
    private UnitTask task;

    private SparkWorkers(Order order, boolean here, Path scratch) throws TrainingException, IOException {
        master = order.master();
        log = order.log();
        this.here = here;
        this.scratch = scratch;
        attendance = new Attendance(order.events());
        SparkConf settings = SparkSettings.of(master, System.getenv());
        if (!here) {
            settings.set("spark.jars", Libraries.own().toUri().toString());
        }
        spark = new JavaSparkContext(settings);
        spark.sc().addSparkListener(attendance);
    }

    /**
     * Makes a cluster work.
     *
     * @param order what a run asks for
     * @return those who work
     * @throws TrainingException when nobody answers; says what to do
     */
    public static Workers connect(Order order) throws TrainingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            boolean here = order.master().startsWith("local");
            if (!here) {
                requireAnswer(order.master());
            }
            Path scratch = Files.createTempDirectory("imago-spark");
            try {
                return begun(order, here, scratch);
            } catch (IOException | TrainingException | RuntimeException e) {
                deleteQuietly(scratch);
                throw e;
            }
        } catch (IOException e) {
            throw new WorkersException("The libraries for Spark's workers cannot be collected: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw gone(order.master(), order.log(), e);
        } catch (RuntimeException e) {
            throw new WorkersException("Spark cannot be started (" + firstLine(e) + "); its settings come from "
                    + "spark-defaults.conf in SPARK_CONF_DIR", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Workers begun(Order order, boolean here, Path scratch) throws TrainingException, IOException {
        logTo(order.log(), scratch);
        SparkWorkers workers = new SparkWorkers(order, here, scratch);
        try {
            workers.begin(order);
            return workers;
        } catch (IOException | RuntimeException e) {
            workers.close();
            throw e;
        }
    }

    private static ClassLoader loader() {
        return new BothLoaders(SparkContext.class.getClassLoader(), SparkWorkers.class.getClassLoader());
    }

    private void begin(Order order) throws IOException {
        List<Path> libraries = here ? List.of() : Libraries.of(order.code(), scratch);
        for (Path library : libraries) {
            spark.addFile(library.toUri().toString());
        }
        if (here) {
            InThisProcess.see(order.code().stream().map(Class::getClassLoader).toList());
        }
        task = new UnitTask(WorkHost.bytes(order.site()),
                libraries.stream().map(library -> library.getFileName().toString()).toList());
        if (!here) {
            awaitSome();
        }
        attendance.tell("Spark " + spark.version() + " at " + order.master() + "; what it has to say is in "
                + order.log());
    }

    /** Units are made for those who are there: whoever comes a second after the first shall have one, too. */
    private void awaitSome() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_COME);
        int before = 0;
        try {
            while (System.nanoTime() < end && (before == 0 || attendance.slots() > before)) {
                before = attendance.slots();
                Thread.sleep(before == 0 ? LOOK_MILLIS : TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The master ends a run that it cannot serve, which Spark's interface tells only by not working any more. */
    private static WorkersException gone(String master, Path log, IllegalStateException cause) {
        return new WorkersException("Spark at " + master + " does not work for this run any more; " + log
                + " says why. What is done is kept: put it right and go on with --resume", cause);
    }

    /** Spark would ask three times for 20 seconds each. */
    private static void requireAnswer(String master) throws TrainingException {
        List<String> tried = new ArrayList<>();
        for (String address : master.substring("spark://".length()).split(",")) {
            int colon = address.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.substring(0, Math.max(colon, 0)),
                        Integer.parseInt(address.substring(colon + 1))), ANSWER_MILLIS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                tried.add(address + " (" + e.getMessage() + ")");
            }
        }
        throw new WorkersException("no master of Spark answers at " + String.join(", ", tried) + "; expected "
                + "spark://HOST:PORT of one that runs, as 'imago spark master' prints it");
    }

    /** Spark logs by Log4j 2, which is told once a process, before anything of Spark is loaded. */
    private static void logTo(Path log, Path scratch) throws IOException {
        Path configuration = scratch.resolve("log4j2.properties");
        Files.writeString(configuration, """
                appender.file.type = File
                appender.file.name = file
                appender.file.fileName = %s
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = %%d{ISO8601} %%p %%c{1}: %%m%%n%%ex
                rootLogger.level = info
                rootLogger.appenderRef.file.ref = file
                """.formatted(escaped(log.toAbsolutePath().toString().replace('\\', '/'))), StandardCharsets.US_ASCII);
        System.setProperty("log4j2.configurationFile", configuration.toUri().toString());
    }

    /** As files of properties want what is not ASCII. */
    private static String escaped(String text) {
        return text.chars().mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    @Override
    public int slots() {
        return Math.max(1, here ? spark.defaultParallelism() : attendance.slots());
    }

    @Override
    public <R extends Serializable> List<R> run(List<? extends WorkUnit<R>> units, Cancellation cancellation,
            IntConsumer done) throws TrainingException {
        if (units.isEmpty()) {
            return List.of();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            attendance.begin();
            List<byte[]> carried = units.stream().map(WorkHost::bytes).toList();
            Future<List<byte[]>> answers = spark.parallelize(carried, carried.size()).map(task).collectAsync();
            return read(await(answers, cancellation, done), units);
        } catch (IllegalStateException e) {
            // Spark leaves at the same signal that cancels the run
            cancellation.check();
            throw gone(master, log, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static <R extends Serializable> List<R> read(List<byte[]> answers, List<? extends WorkUnit<R>> units)
            throws TrainingException {
        List<R> results = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            results.add(WorkHost.answer(answers.get(i), units.get(i)));
        }
        return results;
    }

    private List<byte[]> await(Future<List<byte[]>> answers, Cancellation cancellation, IntConsumer done)
            throws TrainingException {
        int told = 0;
        Patience patience = new Patience();
        while (true) {
            try {
                if (cancellation.isCancelled()) {
                    answers.cancel(true);
                    throw new CancelledException();
                }
                List<byte[]> all = answers.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                done.accept(all.size());
                return all;
            } catch (TimeoutException e) {
                if (attendance.done() > told) {
                    told = attendance.done();
                    done.accept(told);
                }
                patience.look();
            } catch (InterruptedException e) {
                answers.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                cancellation.check();
                throw new WorkersException("Spark gave a unit of work up after several tries: " + root(e), e);
            }
        }
    }

    /** What Spark says has the trace of each try in it; the last cause has what went wrong. */
    private static String root(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return firstLine(cause);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** Nobody notices by himself that nobody works. */
    private final class Patience {

        private long since = System.nanoTime();
        private long reminded = since;

        void look() throws TrainingException {
            long now = System.nanoTime();
            if (here || attendance.slots() > 0) {
                since = now;
                reminded = now;
                return;
            }
            long waited = TimeUnit.NANOSECONDS.toSeconds(now - since);
            String why = "no worker of " + master + " takes part since " + waited + " seconds: there is none, or none "
                    + "has a processor and the memory of spark.executor.memory to spare";
            if (waited >= Long.getLong(PATIENCE, USUAL_PATIENCE_SECONDS)) {
                throw new WorkersException(why + ". What is done is kept: start workers and go on with --resume");
            }
            if (TimeUnit.NANOSECONDS.toSeconds(now - reminded) >= REMIND_SECONDS) {
                reminded = now;
                attendance.tell(why);
            }
        }
    }

    @Override
    public void close() {
        attendance.end();
        spark.close();
        if (here) {
            WorkHost.forget();
        }
        deleteQuietly(scratch);
    }

    private static void deleteQuietly(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // it lies in the system's folder for what may go
            System.getLogger(SparkWorkers.class.getName()).log(System.Logger.Level.DEBUG, "stays: " + folder, e);
        }
    }
}
