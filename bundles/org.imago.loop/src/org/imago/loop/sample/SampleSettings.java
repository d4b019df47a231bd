// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

/**
 * What a drawn sample is made of.
 *
 * @param count number of photographs, those that do not belong included; at least 8
 * @param seed everything random follows from it
 * @param width width of each photograph in pixels, at least 160
 * @param height height of each photograph in pixels, at least 120
 * @param strangerShare share of photographs without a butterfly (nothing at all, or a beetle), 0 to 0.5
 * @param wrongShare share of the butterflies that are planted with the wrong class, 0 to 0.5
 * @param correctedShare share of the planted wrong classes that the clean-up finds, 0 to 1
 * @param boxes number of boxes a person has drawn in the cleaned set
 */
public record SampleSettings(int count, long seed, int width, int height, double strangerShare, double wrongShare,
        double correctedShare, int boxes) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public SampleSettings {
        require(count >= 8, "count", "at least 8", count);
        require(width >= 160, "width", "at least 160", width);
        require(height >= 120, "height", "at least 120", height);
        require(strangerShare >= 0 && strangerShare <= 0.5, "strangerShare", "0 to 0.5", strangerShare);
        require(wrongShare >= 0 && wrongShare <= 0.5, "wrongShare", "0 to 0.5", wrongShare);
        require(correctedShare >= 0 && correctedShare <= 1, "correctedShare", "0 to 1", correctedShare);
        require(boxes >= 0, "boxes", "0 or more", boxes);
    }

    /**
     * The sample of the demonstration.
     *
     * @return 264 photographs of 640 x 480 pixels, one in eleven a stranger, 4 % of the classes wrong, 72 boxes
     */
    public static SampleSettings defaults() {
        return new SampleSettings(264, 13, 640, 480, 1.0 / 11, 0.04, 0.75, 72);
    }

    /**
     * The same with another number of photographs.
     *
     * @param newCount number of photographs
     * @return the changed settings
     */
    public SampleSettings withCount(int newCount) {
        return new SampleSettings(newCount, seed, width, height, strangerShare, wrongShare, correctedShare, boxes);
    }

    /**
     * The same with another seed.
     *
     * @param newSeed the seed
     * @return the changed settings
     */
    public SampleSettings withSeed(long newSeed) {
        return new SampleSettings(count, newSeed, width, height, strangerShare, wrongShare, correctedShare, boxes);
    }

    /**
     * The same with another number of drawn boxes.
     *
     * @param newBoxes number of boxes in the cleaned set
     * @return the changed settings
     */
    public SampleSettings withBoxes(int newBoxes) {
        return new SampleSettings(count, seed, width, height, strangerShare, wrongShare, correctedShare, newBoxes);
    }

    private static void require(boolean holds, String name, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + expected + ", not " + found);
        }
    }
}
