// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import java.util.Optional;

import org.imago.training.suspects.Suspect.Kind;

/** Which suspects are shown. */
enum Which {
    /** All on which nothing was decided. */
    ALL(Messages.Which_all, Optional.empty()),
    /** Those with another class. */
    CLASS(Messages.Which_class, Optional.of(Kind.CLASS)),
    /** Those whose box lies elsewhere. */
    PLACE(Messages.Which_place, Optional.of(Kind.PLACE)),
    /** Those whose numbers were mixed up. */
    SWAPPED(Messages.Which_swapped, Optional.of(Kind.SWAPPED)),
    /** Those without a box. */
    OVERLOOKED(Messages.Which_overlooked, Optional.of(Kind.OVERLOOKED)),
    /** Those that a person found right. */
    KEPT(Messages.Which_kept, Optional.empty());

    private final String label;
    private final Optional<Kind> kind;

    Which(String label, Optional<Kind> kind) {
        this.label = label;
        this.kind = kind;
    }

    String label() {
        return label;
    }

    boolean shows(Listed listed, Listed.Entry entry) {
        return (this == KEPT) == listed.isKept(entry) && kind.map(only -> only == entry.suspect().kind()).orElse(true);
    }
}
