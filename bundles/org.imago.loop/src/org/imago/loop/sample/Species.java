// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

/**
 * The two invented species of the drawn sample. They share size, shape, colour and variation; only the marking along
 * the wings' outer third differs, and both markings cover the same dark and the same pale area.
 */
public enum Species {
    /** A row of small eye spots: a pale ring, a dark disc, a white pupil. */
    EYED_BROWN("eyed_brown"),
    /** A dark wavy band with a pale line on either side. */
    BANDED_BROWN("banded_brown");

    private final String label;

    Species(String label) {
        this.label = label;
    }

    /**
     * The class name as the sample's CSVs have it.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * The species that this one is mistaken for.
     *
     * @return the other one
     */
    public Species other() {
        return this == EYED_BROWN ? BANDED_BROWN : EYED_BROWN;
    }
}
