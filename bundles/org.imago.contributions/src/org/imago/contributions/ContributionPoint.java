// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * An extension point at which plug-ins contribute objects of one kind.
 *
 * @param id      identifier, such as {@code org.imago.annotation.types}
 * @param noun    what is contributed, for people, such as {@code annotation type}
 * @param type    what contributed classes implement; an interface if they are guarded after they were created
 * @param api     version of that type: contributions for the same major and at most this minor version fit
 * @param taken   identifiers of those that Imago has without any extension
 * @param named   tells whether an object calls itself by the identifier of its declaration
 * @param instead makes what stands in for one that was switched off; it does no harm and needs no plug-in
 * @param <T>     kind of object
 */
public record ContributionPoint<T>(String id, String noun, Class<T> type, String api, Set<String> taken,
        BiPredicate<Declaration, T> named, Function<Declaration, T> instead) {

    /** Copies the set. */
    public ContributionPoint {
        taken = Set.copyOf(taken);
    }

    /**
     * Tells whether what was written for a version of the API works with this one.
     *
     * @param written version, such as {@code 1.0}
     * @return whether it has the same major and no newer minor version
     */
    public boolean fits(String written) {
        String[] ours = api.split("\\.");
        String[] theirs = written.split("\\.");
        try {
            return theirs.length == 2 && Integer.parseInt(theirs[0]) == Integer.parseInt(ours[0])
                    && Integer.parseInt(theirs[1]) >= 0 && Integer.parseInt(theirs[1]) <= Integer.parseInt(ours[1]);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
