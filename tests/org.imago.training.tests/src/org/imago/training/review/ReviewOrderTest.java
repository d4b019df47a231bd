// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.imago.training.review.ReviewOrder.Candidate;
import org.junit.jupiter.api.Test;

/** What is looked at first. */
class ReviewOrderTest {

    /** Samples on a line, each at its row's place. */
    private static final int[] PLACES = {0, 1, 2, 50, 51, 100, 101, 3};

    private static double difference(int one, int other) {
        return Math.abs(PLACES[one] - PLACES[other]);
    }

    private static List<Candidate> equallySure(int... rows) {
        return Arrays.stream(rows).mapToObj(row -> new Candidate(row, 0.8)).toList();
    }

    @Test
    void theLeastCertainComeFirst() {
        assertEquals(List.of(3, 1, 2), ReviewOrder.leastCertain(List.of(new Candidate(1, 0.5), new Candidate(2, 0.9),
                new Candidate(3, 0.2))));
        assertEquals(List.of(2, 5, 7), ReviewOrder.leastCertain(equallySure(7, 2, 5)));
    }

    @Test
    void whatIsUnlikeAnythingWithABoxComesFirst() {
        List<Integer> order = ReviewOrder.informative(equallySure(1, 2, 3, 4, 5, 6), List.of(0),
                ReviewOrderTest::difference, 2);
        assertEquals(6, order.size());
        assertEquals(101, PLACES[order.get(0)]);
        assertEquals(50, PLACES[order.get(1)], "then one in the middle, not the other at 100");
    }

    @Test
    void ofTwoThatAreAlikeTheLessSureComesFirst() {
        List<Candidate> candidates = List.of(new Candidate(5, 0.9), new Candidate(6, 0.2));
        assertEquals(List.of(6, 5), ReviewOrder.informative(candidates, List.of(0), ReviewOrderTest::difference, 2));
    }

    @Test
    void unsureWinsOverALittleFarther() {
        List<Candidate> candidates = List.of(new Candidate(3, 0.1), new Candidate(4, 0.9));
        assertEquals(List.of(3, 4), ReviewOrder.informative(candidates, List.of(0), ReviewOrderTest::difference, 1));
    }

    @Test
    void withoutAnyBoxTheLeastSureComesFirst() {
        List<Candidate> candidates = List.of(new Candidate(0, 0.9), new Candidate(3, 0.1), new Candidate(6, 0.5));
        assertEquals(3, ReviewOrder.informative(candidates, List.of(), ReviewOrderTest::difference, 3).getFirst());
    }

    @Test
    void everyCandidateIsThereOnceHoweverManyAreAskedFor() {
        for (int count : new int[] {0, 1, 3, 99}) {
            List<Integer> order = ReviewOrder.informative(equallySure(1, 2, 3, 4), List.of(0),
                    ReviewOrderTest::difference, count);
            assertEquals(List.of(1, 2, 3, 4), order.stream().sorted().toList());
        }
        assertEquals(List.of(), ReviewOrder.informative(List.of(), List.of(0), ReviewOrderTest::difference, 3));
    }
}
