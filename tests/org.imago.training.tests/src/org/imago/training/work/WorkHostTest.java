// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.imago.training.TrainingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkHostTest {

    private static final List<String> LOG = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        WorkHost.forget();
        LOG.clear();
    }

    private WorkSite site(Map<String, String> shared) {
        return new WorkSite(folder.resolve("cache").toString(), Map.of(), shared, Map.of());
    }

    private <R extends java.io.Serializable> R run(WorkSite site, WorkUnit<R> unit)
            throws IOException, TrainingException {
        return WorkHost.answer(WorkHost.run(WorkHost.bytes(site), WorkHost.bytes(unit)), unit);
    }

    private record Where() implements WorkUnit<String> {
        @Override
        public String run(WorkPlace place) {
            return place.cacheFolder().toString();
        }
    }

    private record Failing(boolean forGood) implements WorkUnit<String> {
        @Override
        public String run(WorkPlace place) throws TrainingException, IOException {
            if (forGood) {
                throw new TrainingException("the image is green");
            }
            throw new IOException("the network is down");
        }
    }

    /** Uses a tool of that name, which says when it is made and closed. */
    private record Using(String name, boolean fails) implements WorkUnit<String> {
        @Override
        public String run(WorkPlace place) throws TrainingException {
            return place.<AutoCloseable, String>with(name, () -> {
                LOG.add("made " + name);
                return () -> LOG.add("closed " + name);
            }, tool -> {
                if (fails) {
                    throw new TrainingException("it broke");
                }
                return "used";
            });
        }
    }

    @Test
    void aUnitIsDoneFromBytesToBytes() throws Exception {
        assertEquals(folder.resolve("cache").toString(), run(site(Map.of()), new Where()));
    }

    @Test
    void whatCannotBeDoneComesBackWithThePlaceAndIsNotTriedAgain() {
        TrainingException thrown = assertThrows(TrainingException.class,
                () -> run(site(Map.of()), new Failing(true)));
        assertTrue(thrown.getMessage().endsWith("process " + ProcessHandle.current().pid() + ": the image is green"),
                thrown.getMessage());
    }

    @Test
    void whatMayWorkLaterIsThrown() {
        assertEquals("the network is down", assertThrows(IOException.class,
                () -> run(site(Map.of()), new Failing(false))).getMessage());
    }

    @Test
    void foldersThatAreNotSharedAreNamed() throws Exception {
        Path mark = folder.resolve("mark");
        WorkSite site = site(Map.of(mark.toString(), "here"));
        String missing = assertThrows(WorkersException.class, () -> run(site, new Where())).getMessage();
        assertTrue(missing.contains("the folder " + folder + " is not shared with this machine"), missing);
        Files.writeString(mark, "elsewhere");
        String other = assertThrows(TrainingException.class, () -> run(site, new Where())).getMessage();
        assertTrue(other.contains("another folder is mounted there"), other);
        Files.writeString(mark, "here");
        assertEquals(folder.resolve("cache").toString(), run(site, new Where()));
    }

    @Test
    void toolsAreKeptForTheNextUnitUnlessTheyFail() throws Exception {
        WorkSite site = site(Map.of());
        run(site, new Using("net", false));
        run(site, new Using("net", false));
        assertEquals(List.of("made net"), LOG);
        assertThrows(TrainingException.class, () -> run(site, new Using("net", true)));
        assertEquals(List.of("made net", "closed net"), LOG);
        List<String> names = IntStream.rangeClosed(0, WorkPlace.MOST_KEPT).mapToObj("tool %03d"::formatted).toList();
        for (String name : names) {
            run(site, new Using(name, false));
        }
        assertEquals("closed " + names.getFirst(), LOG.getLast());
        WorkHost.forget();
        assertEquals(names.stream().skip(1).map(name -> "closed " + name).toList(),
                LOG.subList(LOG.size() - WorkPlace.MOST_KEPT, LOG.size()).stream().sorted().toList());
    }

    @Test
    void anotherSiteIsAnotherPlace() throws Exception {
        run(site(Map.of()), new Using("net", false));
        run(new WorkSite(folder.resolve("other").toString(), Map.of(), Map.of(), Map.of()), new Using("net", false));
        assertEquals(List.of("made net", "closed net", "made net"), LOG);
    }

    @Test
    void chunksHoldEverythingInOrderAndAreNeverHuge() {
        for (int count : new int[] {0, 1, 15, 16, 17, 160, 5000, 1_000_000}) {
            List<Integer> all = IntStream.range(0, count).boxed().toList();
            List<List<Integer>> parts = Chunks.of(all, 4, 16);
            assertEquals(all, parts.stream().flatMap(List::stream).toList());
            assertTrue(parts.stream().allMatch(part -> !part.isEmpty() && part.size() <= 256), "of " + count);
            assertTrue(parts.stream().limit(Math.max(0, parts.size() - 1)).allMatch(part -> part.size() % 16 == 0));
        }
        assertEquals(10, Chunks.of(IntStream.range(0, 160).boxed().toList(), 4, 16).size());
    }
}
