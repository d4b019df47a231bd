// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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
            joinAll(members, words, distance, joined);
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

    static void joinAll(int[] members, long[][] words, int distance, Joined joined) {
        for (int i = 0; i < members.length; i++) {
            for (int j = 0; j < i; j++) {
                joinIfNear(members, words, i, j, distance, joined);
            }
        }
    }

    /**
     * Compares only what agrees in one of {@code distance + 1} pieces of the hash. By the pigeonhole principle no pair
     * is missed: {@code distance} different bits cannot touch all pieces.
     */
    static void joinByPieces(int[] members, long[][] words, int distance, Joined joined) {
        int bits = words[0].length * Long.SIZE;
        int pieces = distance + 1;
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * bits / pieces;
            int to = (piece + 1) * bits / pieces;
            Map<Long, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < members.length; i++) {
                List<Integer> bucket = buckets.computeIfAbsent(piece(words[i], from, to), key -> new ArrayList<>());
                for (int j : bucket) {
                    joinIfNear(members, words, i, j, distance, joined);
                }
                bucket.add(i);
            }
        }
    }

    private static long piece(long[] words, int from, int to) {
        long value = 0;
        for (int bit = from; bit < to; bit++) {
            value = value << 1 | words[bit >> 6] >>> (bit & 63) & 1;
        }
        return value;
    }

    private static void joinIfNear(int[] members, long[][] words, int i, int j, int distance, Joined joined) {
        long[] a = words[i];
        long[] b = words[j];
        int different = 0;
        for (int k = 0; k < a.length; k++) {
            different += Long.bitCount(a[k] ^ b[k]);
        }
        if (different <= distance) {
            joined.join(members[i], members[j]);
        }
    }
}
