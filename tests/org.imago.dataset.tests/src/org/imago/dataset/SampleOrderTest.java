// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.testsupport.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each order holds every sample exactly once. */
class SampleOrderTest {

    @TempDir
    Path folder;

    @Test
    void classesTakeTurnsAndTheLargerOneGoesOnAlone() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1", "a,2", "b,3", "a,4", "b,5", "a,6", "a,7", "c,8");
        assertEquals(List.of("1", "3", "8", "2", "5", "4", "6", "7"), names(SampleOrder.interleaved(samples)));
    }

    @Test
    void classesOfVeryDifferentSizeLoseNobody() throws IOException, DatasetException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 482 + 469; i++) {
            rows.add((i < 482 ? "meadow," : "gatekeeper,") + i);
        }
        List<Sample> samples = samples(rows.toArray(String[]::new));
        assertComplete(samples, SampleOrder.interleaved(samples));
        List<String> last = names(SampleOrder.interleaved(samples)).subList(2 * 469, 951);
        assertEquals(13, last.size());
        assertTrue(last.stream().allMatch(name -> Integer.parseInt(name) >= 469 && Integer.parseInt(name) < 482));
    }

    @Test
    void theButterfliesAreAllReached() throws DatasetException {
        List<Sample> samples = Dataset.open(Shared.data("butterflies-csv").resolve("butterflies_bboxes.csv")).samples();
        assertComplete(samples, SampleOrder.interleaved(samples));
        assertComplete(samples, SampleOrder.shuffled(samples, 13));
    }

    @Test
    void noSamplesAndNoClassesAreOrdersToo() throws IOException, DatasetException {
        assertEquals(List.of(), SampleOrder.interleaved(List.of()));
        List<Sample> samples = samples(",1", "a,2", ",3");
        assertEquals(List.of("1", "2", "3"), names(SampleOrder.interleaved(samples)));
    }

    @Test
    void theSameSeedShufflesAlike() throws IOException, DatasetException {
        List<Sample> samples = samples("a,1", "a,2", "b,3", "a,4", "b,5", "a,6", "a,7", "c,8");
        assertEquals(SampleOrder.shuffled(samples, 7), SampleOrder.shuffled(samples, 7));
        assertNotEquals(SampleOrder.shuffled(samples, 7), SampleOrder.shuffled(samples, 8));
        assertComplete(samples, SampleOrder.shuffled(samples, 7));
        assertEquals(samples, SampleOrder.file(SampleOrder.shuffled(samples, 7)));
    }

    @Test
    void goesOnAtTheFirstWithoutBoxThatIsNotExcluded() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename,exclude,x", "a,1,,5", "a,2,1,", "a,3,0,", "a,4,,");
        List<Sample> samples = dataset.samples();
        assertEquals(Optional.of(samples.get(2)), SampleOrder.resumeAt(samples, SampleOrderTest::hasX));
        assertEquals(Optional.of(samples.get(3)), SampleOrder.resumeAt(samples.reversed(), SampleOrderTest::hasX));
        samples.get(2).set(Role.X, "1");
        samples.get(3).set(Role.EXCLUDE, "yes");
        assertEquals(Optional.empty(), SampleOrder.resumeAt(samples, SampleOrderTest::hasX));
    }

    private static boolean hasX(Sample sample) {
        return !sample.value(Role.X).orElse("").isEmpty();
    }

    private static void assertComplete(List<Sample> samples, List<Sample> order) {
        Set<Sample> distinct = new HashSet<>(order);
        assertEquals(samples.size(), order.size());
        assertEquals(samples.size(), distinct.size());
        assertTrue(distinct.containsAll(samples));
    }

    private static List<String> names(List<Sample> order) {
        return order.stream().map(Sample::fileName).toList();
    }

    private List<Sample> samples(String... rows) throws IOException, DatasetException {
        List<String> lines = new ArrayList<>(List.of("class,filename"));
        lines.addAll(List.of(rows));
        return Tables.open(folder, lines.toArray(String[]::new)).samples();
    }
}
