// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;

/** Perceptual hash: a few bits that hardly change when an image is encoded again, scaled or brightened. */
public final class PerceptualHash {

    /** Largest {@link #distance} at which two images count as near copies. */
    public static final int NEAR_COPY_DISTANCE = 10;

    /** Changes whenever the same pixels may get another hash. */
    static final int VERSION = 1;

    private static final int SIDE = 16;

    private final byte[] bits;

    private PerceptualHash(byte[] bits) {
        this.bits = bits;
    }

    /**
     * Computes the hash of an image.
     *
     * @param image the image as shown
     * @return its hash
     */
    public static PerceptualHash of(BufferedImage image) {
        byte[] rgb = ImageScaler.rgb(ImageScaler.scale(image, SIDE + 1, SIDE));
        byte[] bits = new byte[SIDE * SIDE / 8];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int at = i / SIDE * (SIDE + 1) + i % SIDE;
            if (luma(rgb, at + 1) > luma(rgb, at)) {
                bits[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return new PerceptualHash(bits);
    }

    private static int luma(byte[] rgb, int pixel) {
        int at = pixel * 3;
        return 299 * (rgb[at] & 0xff) + 587 * (rgb[at + 1] & 0xff) + 114 * (rgb[at + 2] & 0xff);
    }

    /**
     * Counts the bits in which two hashes differ.
     *
     * @param other the other hash
     * @return 0 to {@link #bits()}
     */
    public int distance(PerceptualHash other) {
        int distance = 0;
        for (int i = 0; i < bits.length; i++) {
            distance += Integer.bitCount((bits[i] ^ other.bits[i]) & 0xff);
        }
        return distance;
    }

    /**
     * Returns the length of the hash.
     *
     * @return number of bits
     */
    public int bits() {
        return bits.length * 8;
    }

    /**
     * Returns the hash as text.
     *
     * @return lower-case hexadecimal digits
     */
    public String toHex() {
        return HexFormat.of().formatHex(bits);
    }

    /**
     * Reads what {@link #toHex} wrote.
     *
     * @param hex hexadecimal digits
     * @return the hash
     * @throws IllegalArgumentException if the text is no hash of this length
     */
    public static PerceptualHash fromHex(String hex) {
        byte[] bits = HexFormat.of().parseHex(hex);
        if (bits.length != SIDE * SIDE / 8) {
            throw new IllegalArgumentException("a hash has " + SIDE * SIDE / 4 + " digits, not " + hex.length());
        }
        return new PerceptualHash(bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerceptualHash hash && Arrays.equals(bits, hash.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
