// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

import org.imago.dataset.internal.Joined;
import org.imago.dataset.internal.NearCopies;
import org.imago.image.ImageFacts;
import org.imago.image.PerceptualHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples that must not be separated when a data set is split. */
class SampleGroupsTest {

    @TempDir
    Path folder;

    @Test
    void copiesAreOneGroup() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,", "b,2,", "a,3,");
        Map<String, String> digests = Map.of("1", "x", "2", "y", "3", "x");
        SampleGroups groups = SampleGroups.of(samples, facts(digests, Map.of()), List.of());
        assertEquals(List.of(0, 1, 0), numbers(samples, groups));
        assertEquals(2, groups.count());
    }

    @Test
    void nearCopiesAreOneGroupUpToTheDistance() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,", "a,2,", "a,3,");
        int near = PerceptualHash.NEAR_COPY_DISTANCE;
        Map<String, PerceptualHash> hashes = Map.of("1", hash(0, 0), "2", hash(0, near), "3", hash(0, 2 * near + 1));
        SampleGroups groups = SampleGroups.of(samples, facts(Map.of(), hashes), List.of());
        assertEquals(List.of(0, 0, 1), numbers(samples, groups));
    }

    @Test
    void valuesOfANamedColumnButBlankAndMinusOne() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,p", "a,2,q", "a,3, p ", "a,4,", "a,5, ", "a,6,-1", "a,7,-1", "a,8,P");
        SampleGroups groups = SampleGroups.of(samples, sample -> Optional.empty(), List.of("PAGE"));
        assertEquals(List.of(0, 1, 0, 2, 3, 4, 5, 6), numbers(samples, groups));
        assertFalse(SampleGroups.isGroup(" -1 "));
        assertTrue(SampleGroups.isGroup("-10"));
    }

    @Test
    void valuesOfDifferentColumnsAreDifferent() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,page,series", "a,1,7,", "a,2,,7", "a,3,7,8", "a,4,,8");
        SampleGroups groups = SampleGroups.of(dataset.samples(), sample -> Optional.empty(), List.of("page", "series"));
        assertEquals(List.of(0, 1, 0, 0), numbers(dataset.samples(), groups));
    }

    @Test
    void groupsAreClosedUnderAllReasonsTogether() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,", "a,2,p", "a,3,p", "a,4,", "a,5,");
        Map<String, String> digests = Map.of("1", "x", "2", "x", "3", "u", "4", "v", "5", "w");
        Map<String, PerceptualHash> hashes = Map.of("3", hash(0, 0), "4", hash(0, 10), "5", hash(100, 100));
        SampleGroups groups = SampleGroups.of(samples, facts(digests, hashes), List.of("page"));
        assertEquals(List.of(0, 0, 0, 0, 1), numbers(samples, groups));
    }

    @Test
    void anUnknownColumnIsRefused() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,");
        DatasetException e = assertThrows(DatasetException.class,
                () -> SampleGroups.of(samples, sample -> Optional.empty(), List.of("flickr")));
        assertEquals("flickr", e.column());
        assertTrue(e.getMessage().contains("expected one of class, filename, page"), e.getMessage());
    }

    @Test
    void aSampleThatWasNotGroupedHasNoGroup() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1,", "a,2,");
        SampleGroups groups = SampleGroups.of(samples.subList(0, 1), sample -> Optional.empty(), List.of());
        assertThrows(IllegalArgumentException.class, () -> groups.group(samples.get(1)));
    }

    @Test
    void manyHashesAreJoinedAsIfAllPairsWereCompared() {
        Random random = new Random(1);
        List<PerceptualHash> hashes = new ArrayList<>();
        for (int i = 0; i < 20_050; i++) {
            byte[] bits = new byte[32];
            random.nextBytes(bits);
            hashes.add(PerceptualHash.fromHex(HexFormat.of().formatHex(bits)));
        }
        for (int i = 0; i < 40; i++) {
            int different = PerceptualHash.NEAR_COPY_DISTANCE + (i < 20 ? 0 : 1);
            hashes.set(20_000 + i, turned(hashes.get(i), different, random));
        }
        hashes.set(20_045, null);
        Joined joined = new Joined(hashes.size());
        NearCopies.join(hashes, PerceptualHash.NEAR_COPY_DISTANCE, joined);
        for (int i = 0; i < 20; i++) {
            assertEquals(i, joined.find(20_000 + i));
            assertNotEquals(20 + i, joined.find(20_020 + i));
        }
        assertEquals(20_045, joined.find(20_045));
    }

    private static PerceptualHash turned(PerceptualHash hash, int bits, Random random) {
        byte[] bytes = HexFormat.of().parseHex(hash.toHex());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < bytes.length * 8; i++) {
            places.add(i);
        }
        Collections.shuffle(places, random);
        places.subList(0, bits).forEach(bit -> bytes[bit >> 3] ^= (byte) (1 << (bit & 7)));
        return PerceptualHash.fromHex(HexFormat.of().formatHex(bytes));
    }

    /** A hash in which the bits from one number to another are set. */
    private static PerceptualHash hash(int from, int to) {
        byte[] bytes = new byte[32];
        for (int bit = from; bit < to; bit++) {
            bytes[bit >> 3] |= (byte) (1 << (bit & 7));
        }
        if (from == to && from > 0) {
            Arrays.fill(bytes, 20, 32, (byte) -1);
        }
        return PerceptualHash.fromHex(HexFormat.of().formatHex(bytes));
    }

    private static Function<Sample, Optional<ImageFacts>> facts(Map<String, String> digests,
            Map<String, PerceptualHash> hashes) {
        return sample -> {
            int own = Integer.parseInt(sample.fileName());
            byte[] far = new byte[32];
            new Random(own).nextBytes(far);
            PerceptualHash unlike = PerceptualHash.fromHex(HexFormat.of().formatHex(far));
            return Optional.of(new ImageFacts(digests.getOrDefault(sample.fileName(), "only " + own), 10, 10,
                    hashes.getOrDefault(sample.fileName(), unlike)));
        };
    }

    private static List<Integer> numbers(List<Sample> samples, SampleGroups groups) {
        return samples.stream().map(groups::group).toList();
    }

    private List<Sample> samples(String... rows) throws IOException, DatasetException {
        List<String> lines = new ArrayList<>(List.of("class,filename,page"));
        lines.addAll(List.of(rows));
        return Tables.open(folder, lines.toArray(String[]::new)).samples();
    }
}
