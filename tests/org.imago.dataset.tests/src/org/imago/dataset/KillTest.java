// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.imago.dataset.faults.Faults;
import org.imago.image.ContentDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that edits and saves is killed at any moment, as a power cut would, again and again. */
class KillTest {

    /** The benchmark kills more often. */
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("IMAGO_KILLS", "12"));
    private static final int ROWS = 60;
    /** How much it says before it is killed, at most: nothing yet is said while it recovers. */
    private static final int LINES = 40;
    /** Milliseconds from there to the kill, at most: it saves in about as many. */
    private static final int LONGEST = 15;
    private static final int PATIENCE = 60;
    private static final int NEVER = -1;

    @TempDir
    Path folder;

    @TempDir
    Path home;

    private String homeBefore;
    private Path csv;
    /** The same edits, made here and never saved to the same file. */
    private DatasetStore twin;
    /** How many of the killed programs had said that they had saved. */
    private int saves;

    @BeforeEach
    void write() throws IOException, DatasetException {
        homeBefore = System.getProperty("imago.home");
        System.setProperty("imago.home", home.toString());
        StringBuilder text = new StringBuilder("class,filename,notes\r\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i % 2 == 0 ? "\"blue\"" : "palm").append(",i").append(i).append(".jpg,\r\n");
        }
        csv = Files.writeString(folder.resolve("data.csv"), text);
        Path other = Files.writeString(Files.createDirectory(folder.resolve("twin")).resolve("data.csv"), text);
        twin = DatasetStore.open(new Faults().path(other));
    }

    @AfterEach
    void restore() {
        twin.closeAndForget();
        if (homeBefore == null) {
            System.clearProperty("imago.home");
        } else {
            System.setProperty("imago.home", homeBefore);
        }
    }

    @Test
    void noEditThatWasAcknowledgedIsLost() throws Exception {
        Random random = new Random(KILLS);
        int made = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String fileBefore = Files.readString(csv);
            List<String> said = killed(made, random.nextInt(LINES), random.nextInt(LONGEST));
            made = check(made, fileBefore, said, "kill " + kill);
        }
        assertTrue(made > KILLS && saves > 0, made + " edits in all, " + saves + " programs saved");
        System.out.println(KILLS + " kills, " + made + " edits, none lost; " + saves + " had saved, none undone");
    }

    /** Runs the victim and returns what it had said when it was killed. */
    private List<String> killed(int made, int lines, int milliseconds) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Dimago.home=" + home, "-cp", classPath(),
                KillVictim.class.getName(), csv.toString(), String.valueOf(made))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader pipe = new BufferedReader(new InputStreamReader(victim.getInputStream(),
                StandardCharsets.UTF_8))) {
            assertEquals("opened", pipe.readLine());
            CountDownLatch enough = new CountDownLatch(lines);
            Thread reader = Thread.ofPlatform().start(() -> pipe.lines().forEach(line -> {
                said.add(line);
                enough.countDown();
            }));
            assertTrue(enough.await(PATIENCE, TimeUnit.SECONDS), () -> "it stopped after " + said);
            victim.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            // Not by the process itself, which would close the pipe and lose what was said last.
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            reader.join();
        } finally {
            victim.toHandle().destroyForcibly();
        }
        return said;
    }

    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(KillVictim.class, DatasetStore.class, ContentDigest.class, ObjectMapper.class,
                JsonFactory.class, JsonInclude.class)) {
            Path place = place(type);
            places.add(place.toString());
            places.add(place.resolve("target/classes").toString());
        }
        return String.join(File.pathSeparator, places);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int last(List<String> said, String what, int before) {
        return said.stream().filter(line -> line.startsWith(what + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(what.length() + 1))).max().orElse(before);
    }

    /** Compares what is on disk with what must be there, and returns how many edits there are. */
    private int check(int before, String fileBefore, List<String> said, String when)
            throws IOException, DatasetException {
        int edited = last(said, "edited", before);
        int saved = last(said, "saved", NEVER);
        // By number of edits, from those before.
        List<String> whole = new ArrayList<>(List.of(content(twin)));
        for (int number = before; number < edited; number++) {
            KillVictim.edit(twin, number, () -> { });
            whole.add(content(twin));
        }
        checkFile(fileBefore, whole, saved == NEVER ? NEVER : saved - before, when);

        // What it was about to do when it was killed may be there up to any of its acts.
        List<String> inFlight = new ArrayList<>(List.of(content(twin)));
        KillVictim.edit(twin, edited, () -> inFlight.add(content(twin)));
        String recovered = recovered(when);
        assertTrue(inFlight.contains(recovered), () -> when + ", after " + edited + " edits: " + recovered
                + "\n\nexpected one of " + inFlight);
        replaceTwin(recovered);
        return recovered.equals(inFlight.getFirst()) ? edited : edited + 1;
    }

    /** The file is as it was after the last saving that was acknowledged, or one that was under way since. */
    private void checkFile(String fileBefore, List<String> whole, int acknowledged, String when) throws IOException {
        String file = Files.readString(csv);
        int savedAs = whole.lastIndexOf(file);
        if (acknowledged == NEVER) {
            assertTrue(savedAs >= 0 || file.equals(fileBefore), when + ": neither a whole old nor a whole new file");
        } else {
            assertTrue(savedAs >= acknowledged, () -> when + ": " + acknowledged
                    + " edits were said to be saved, the file has " + (savedAs < 0 ? "none of them:\n" + file : savedAs));
            saves++;
        }
    }

    private String recovered(String when) throws IOException, DatasetException {
        try (DatasetStore store = DatasetStore.open(csv)) {
            assertEquals(List.of(), store.problems(), when);
            assertFalse(store.readOnly(), when + ": the lock of a dead process");
            assertTrue(store.recovery().isEmpty(), when + ": the journal is of another content");
            store.recover();
            return content(store);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".tmp")).toList(),
                        when + ": files that were being written are left");
            }
        }
    }

    private void replaceTwin(String content) throws IOException, DatasetException {
        Path file = twin.file();
        twin.closeAndForget();
        Files.writeString(file, content);
        twin = DatasetStore.open(file);
    }

    private static String content(DatasetStore store) {
        return text(store.dataset().state().edits().apply());
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
