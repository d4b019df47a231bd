// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.util.Arrays;

/**
 * Counts the pixels that a GIF frame's data yields, without making them: the reader leaves a frame black from where its
 * data ends early (LZW as in the GIF89a specification, appendix F).
 */
final class GifPixels {

    private static final int MOST_CODES = 4096;

    private final Content content;
    private final int clear;
    /** How many pixels each code stands for. */
    private final int[] lengths = new int[MOST_CODES];
    private int known;
    private int bits;
    private int previous = -1;

    /** Where the next byte is, how many its block still has, and the bits read but not used. */
    private long at;
    private int inBlock;
    private int buffer;
    private int buffered;

    private GifPixels(Content content, long at, int bits) {
        this.content = content;
        this.clear = 1 << bits;
        this.at = at;
        reset();
    }

    /**
     * Counts up to a number of pixels.
     *
     * @param content the content
     * @param at      where the frame's data begins: the byte that tells the bits of a pixel
     * @param wanted  how many pixels the frame has
     * @return the number of pixels, at most about the wanted one
     */
    static long count(Content content, long at, long wanted) throws FormatException {
        int bits = content.u8(at);
        if (bits < 1 || bits > 11) {
            throw FormatException.corrupt("its GIF data has " + bits + " bits per pixel");
        }
        GifPixels pixels = new GifPixels(content, at + 1, bits);
        long count = 0;
        for (int code = pixels.code(); count < wanted && code >= 0; code = pixels.code()) {
            count += pixels.length(code);
        }
        return count;
    }

    private void reset() {
        Arrays.fill(lengths, 0, clear, 1);
        known = clear + 2;
        bits = Integer.numberOfTrailingZeros(clear) + 1;
        previous = -1;
    }

    /** Returns the pixels that a code adds, and learns the next code from it. */
    private int length(int code) throws FormatException {
        if (code == clear) {
            reset();
            return 0;
        }
        if (code > known || code == known && previous < 0) {
            throw FormatException.corrupt("its GIF data has the code " + code + " before its meaning");
        }
        if (previous >= 0 && known < MOST_CODES) {
            lengths[known++] = lengths[previous] + 1;
        }
        if (known == 1 << bits && bits < 12) {
            bits++;
        }
        previous = code;
        return lengths[code];
    }

    /** Returns the next code, -1 at the end of the data. */
    private int code() throws FormatException {
        while (buffered < bits) {
            if (inBlock == 0) {
                inBlock = content.u8(at++);
                if (inBlock == 0) {
                    return -1;
                }
            }
            buffer |= content.u8(at++) << buffered;
            buffered += 8;
            inBlock--;
        }
        int code = buffer & (1 << bits) - 1;
        buffer >>>= bits;
        buffered -= bits;
        return code == clear + 1 ? -1 : code;
    }
}
