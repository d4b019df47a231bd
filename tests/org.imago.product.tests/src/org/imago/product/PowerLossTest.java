// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.imago.product.Product.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A run that is killed (SIGKILL) again and again, at points that a seed decides, goes on each time and ends with the
 * figures of one that was left alone. More kills: releng/benchmarks/power-loss.sh.
 */
class PowerLossTest {

    private static final int KILLS = Integer.getInteger("imago.kills", 2);
    private static final long SEED = Long.getLong("imago.kills.seed", 11);
    private static final String[] QUICK = {"--folds", "2", "--size", "32", "--epochs", "4"};

    @TempDir
    private Path folder;

    @Test
    void killedRunsEndWithTheFiguresOfOneThatWasNot() throws Exception {
        Path csv = TinySample.write(folder.resolve("data"), 48);
        Path straight = folder.resolve("straight");
        long began = System.nanoTime();
        Ended whole = new Product(folder.resolve("home")).run(folder, start(csv, straight));
        assertEquals(0, whole.exitCode(), whole.err());
        long took = System.nanoTime() - began;

        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            // A home of its own: the caches are torn by the kill, too.
            Product product = new Product(folder.resolve("home-" + kill));
            Path run = folder.resolve("killed-" + kill);
            long after = (long) (took * (0.1 + 0.85 * random.nextDouble()));
            boolean killed = kill(product.start(folder, start(csv, run)), after);
            String point = "kill " + kill + " after " + TimeUnit.NANOSECONDS.toMillis(after) + " ms of "
                    + TimeUnit.NANOSECONDS.toMillis(took);
            System.out.println(point + ": " + reached(run, killed));
            Ended ended = product.run(folder, Files.exists(run.resolve("run.json"))
                    ? new String[] {"run", "--resume", run.toString()} : start(csv, folder.resolve("anew-" + kill)));
            assertEquals(0, ended.exitCode(), point + ": " + ended.err());
            Path finished = Files.exists(run.resolve("run.json")) ? run : folder.resolve("anew-" + kill);
            assertEquals(figures(straight), figures(finished), point);
            assertEquals(Files.readString(straight.resolve("predictions.csv")),
                    Files.readString(finished.resolve("predictions.csv")), point);
        }
    }

    private static String[] start(Path csv, Path run) {
        String[] words = new String[4 + QUICK.length];
        System.arraycopy(new String[] {"run", csv.toString(), "--out", run.toString()}, 0, words, 0, 4);
        System.arraycopy(QUICK, 0, words, 4, QUICK.length);
        return words;
    }

    /** Kills what the start script started as well; returns whether it was still at work. */
    private static boolean kill(Process process, long afterNanos) throws InterruptedException {
        if (process.waitFor(afterNanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return true;
    }

    private static String reached(Path run, boolean killed) throws IOException {
        if (!killed) {
            return "it had ended";
        }
        Path folds = run.resolve("folds");
        if (!Files.isDirectory(folds)) {
            return "no fold was finished";
        }
        try (var files = Files.list(folds)) {
            return files.filter(file -> file.toString().endsWith(".json")).count() + " folds were finished";
        }
    }

    private static ObjectNode figures(Path run) throws IOException {
        ObjectNode metrics = (ObjectNode) new ObjectMapper().readTree(run.resolve("metrics.json").toFile());
        metrics.remove("seconds");
        return metrics;
    }
}
