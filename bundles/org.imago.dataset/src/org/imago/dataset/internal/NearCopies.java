// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.imago.image.PerceptualHash;

/** Finds all pairs of hashes that lie close together. */
public final class NearCopies {

    /** Up to here all pairs are compared: two hundred million distances take a second or two. */
    static final int ALL_PAIRS = 20_000;

    private NearCopies() {
    }

    /**
     * Joins the members whose hashes are near.
     *
     * @param hashes   one per member, {@code null} where there is none
     * @param distance largest distance in bits that counts as near
     * @param joined   takes the pairs
     */
    public static void join(List<PerceptualHash> hashes, int distance, Joined joined) {
        int[] members = distinct(hashes, joined);
        long[][] words = new long[members.length][];
        for (int i = 0; i < members.length; i++) {
            words[i] = words(hashes.get(members[i]));
        }
        if (members.length <= ALL_PAIRS) {
            joinAll(IntStream.range(0, members.length).toArray(), members, words, distance, joined);
        } else {
            joinByPieces(members, words, distance, joined);
        }
    }

    /** Joins equal hashes and returns the first member of each. */
    private static int[] distinct(List<PerceptualHash> hashes, Joined joined) {
        Map<PerceptualHash, Integer> first = new HashMap<>();
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) == null) {
                continue;
            }
            Integer before = first.putIfAbsent(hashes.get(i), i);
            if (before == null) {
                members.add(i);
            } else {
                joined.join(before, i);
            }
        }
        return members.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] words(PerceptualHash hash) {
        byte[] bytes = HexFormat.of().parseHex(hash.toHex());
        long[] words = new long[(bytes.length + 7) / 8];
        for (int i = 0; i < bytes.length; i++) {
            words[i >> 3] |= (bytes[i] & 0xffL) << ((i & 7) << 3);
        }
        return words;
    }

    /** Compares all pairs of some members. */
    private static void joinAll(int[] some, int[] members, long[][] words, int distance, Joined joined) {
        long[][] hashes = new long[some.length][];
        for (int i = 0; i < some.length; i++) {
            hashes[i] = words[some[i]];
            for (int j = 0; j < i; j++) {
                if (distance(hashes[i], hashes[j]) <= distance) {
                    joined.join(members[some[i]], members[some[j]]);
                }
            }
        }
    }

    /**
     * Compares only what agrees in one of {@code distance + 1} pieces of the hash. By the pigeonhole principle no pair
     * is missed: {@code distance} different bits cannot touch all pieces.
     */
    static void joinByPieces(int[] members, long[][] words, int distance, Joined joined) {
        for (int[] piece : pieces(words, distance + 1)) {
            long[] sorted = new long[members.length];
            for (int i = 0; i < sorted.length; i++) {
                // Of a longer piece the last 32 bits are used: that compares more, and misses nothing.
                sorted[i] = bits(words[i], piece) << Integer.SIZE | i;
            }
            Arrays.sort(sorted);
            int[] order = Arrays.stream(sorted).mapToInt(value -> (int) value).toArray();
            int from = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] >>> Integer.SIZE != sorted[from] >>> Integer.SIZE) {
                    joinAll(Arrays.copyOfRange(order, from, i), members, words, distance, joined);
                    from = i;
                }
            }
        }
    }

    /**
     * Deals the bits out to pieces, those that tell most of the hashes apart first: where all images have the same
     * background, most bits are the same in all of them, and a piece of such bits alone would tell nothing.
     */
    private static int[][] pieces(long[][] words, int count) {
        int bits = words[0].length * Long.SIZE;
        int[] set = new int[bits];
        for (long[] hash : words) {
            for (int bit = 0; bit < bits; bit++) {
                set[bit] += (int) bit(hash, bit);
            }
        }
        int[] ordered = IntStream.range(0, bits).boxed()
                .sorted(Comparator.comparingInt(bit -> Math.abs(2 * set[bit] - words.length)))
                .mapToInt(Integer::intValue).toArray();
        return IntStream.range(0, count).mapToObj(piece -> IntStream.iterate(piece, i -> i < bits, i -> i + count)
                .map(i -> ordered[i]).toArray()).toArray(int[][]::new);
    }

    private static long bits(long[] words, int[] which) {
        long value = 0;
        for (int bit : which) {
            value = value << 1 | bit(words, bit);
        }
        return value;
    }

    private static long bit(long[] words, int bit) {
        return words[bit >> 6] >>> (bit & 63) & 1;
    }

    private static int distance(long[] a, long[] b) {
        int different = 0;
        for (int k = 0; k < a.length; k++) {
            different += Long.bitCount(a[k] ^ b[k]);
        }
        return different;
    }
}
