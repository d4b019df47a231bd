// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folds keep groups together and classes even. */
class GroupedStratifiedFoldsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 13, 99})
    void everySampleIsTestedOnceAndNoGroupStraddles(long seed) throws TrainingException {
        int[] groups = randomGroups(500, seed);
        int[] labels = IntStream.range(0, 500).map(i -> groups[i] % 3).toArray();
        List<Fold> folds = GroupedStratifiedFolds.of(labels, groups, 5, 0.15, seed);
        int[] tested = new int[500];
        for (Fold fold : folds) {
            Arrays.stream(fold.test()).forEach(i -> tested[i]++);
            assertEquals(500, fold.training().length + fold.validation().length + fold.test().length);
            assertDisjointGroups(groups, fold.training(), fold.test());
            assertDisjointGroups(groups, fold.training(), fold.validation());
            assertDisjointGroups(groups, fold.validation(), fold.test());
        }
        assertTrue(Arrays.stream(tested).allMatch(times -> times == 1));
    }

    @Test
    void classesAndSizesAreEvenWhenGroupsAreSmall() throws TrainingException {
        int n = 1000;
        int[] groups = IntStream.range(0, n).map(i -> i / 2).toArray();
        int[] labels = IntStream.range(0, n).map(i -> i % 10 < 3 ? 1 : 0).toArray();
        for (Fold fold : GroupedStratifiedFolds.of(labels, groups, 5, 0.2, 13)) {
            assertEquals(200, fold.test().length, 8);
            assertEquals(0.3, Arrays.stream(fold.test()).map(i -> labels[i]).average().orElseThrow(), 0.03);
            assertEquals(160, fold.validation().length, 8);
        }
    }

    @Test
    void oneLargeGroupStaysWholeAndTheOthersFillTheOtherFolds() throws TrainingException {
        int[] groups = IntStream.range(0, 300).map(i -> i < 120 ? 0 : i).toArray();
        int[] labels = IntStream.range(0, 300).map(i -> i % 2).toArray();
        List<Fold> folds = GroupedStratifiedFolds.of(labels, groups, 5, 0.15, 13);
        int largest = folds.stream().mapToInt(fold -> fold.test().length).max().orElseThrow();
        int smallest = folds.stream().mapToInt(fold -> fold.test().length).min().orElseThrow();
        assertEquals(120, largest, 6);
        assertEquals(45, smallest, 6);
    }

    @Test
    void sameSeedGivesTheSameFoldsAndAnotherSeedOthers() throws TrainingException {
        int[] groups = IntStream.range(0, 100).toArray();
        int[] labels = IntStream.range(0, 100).map(i -> i % 2).toArray();
        Fold first = GroupedStratifiedFolds.of(labels, groups, 4, 0.2, 5).getFirst();
        Fold again = GroupedStratifiedFolds.of(labels, groups, 4, 0.2, 5).getFirst();
        Fold other = GroupedStratifiedFolds.of(labels, groups, 4, 0.2, 6).getFirst();
        assertArrayEquals(first.test(), again.test());
        assertArrayEquals(first.validation(), again.validation());
        assertTrue(!Arrays.equals(first.test(), other.test()));
    }

    @Test
    void tooFewGroupsAreRefusedWithAdvice() {
        int[] labels = {0, 1, 0, 1};
        TrainingException all = assertThrows(TrainingException.class,
                () -> GroupedStratifiedFolds.of(labels, new int[] {1, 2, 3, 4}, 5, 0.1, 1));
        assertTrue(all.getMessage().contains("fewer folds"), all.getMessage());
        TrainingException oneClass = assertThrows(TrainingException.class,
                () -> GroupedStratifiedFolds.of(labels, new int[] {1, 2, 1, 3}, 2, 0.1, 1));
        assertTrue(oneClass.getMessage().contains("one group"), oneClass.getMessage());
    }

    private static int[] randomGroups(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n).map(i -> random.nextInt(120)).toArray();
    }

    private static void assertDisjointGroups(int[] groups, int[] first, int[] second) {
        int[] ofFirst = Arrays.stream(first).map(i -> groups[i]).distinct().sorted().toArray();
        assertTrue(Arrays.stream(second).noneMatch(i -> Arrays.binarySearch(ofFirst, groups[i]) >= 0));
    }
}
