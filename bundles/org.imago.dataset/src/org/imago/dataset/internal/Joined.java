// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

/** Disjoint sets of the numbers 0 to n - 1 (union-find with path halving; R. E. Tarjan, 1975). */
public final class Joined {

    private final int[] parent;

    /**
     * Creates sets of one each.
     *
     * @param n how many numbers
     */
    public Joined(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /**
     * Finds the number that stands for a set.
     *
     * @param i a member
     * @return the smallest member
     */
    public int find(int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /**
     * Makes one set of two.
     *
     * @param first  a member of one
     * @param second a member of the other
     */
    public void join(int first, int second) {
        int a = find(first);
        int b = find(second);
        parent[Math.max(a, b)] = Math.min(a, b);
    }
}
