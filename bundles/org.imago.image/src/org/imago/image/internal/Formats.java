// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.util.List;
import java.util.Map;

import org.imago.image.ImageProblem;

/** The formats that are decoded, and those that are at least recognised. */
public final class Formats {

    private static final List<Format> DECODED = List.of(new JpegFormat(), new PngFormat(), new GifFormat(),
            new BmpFormat(), new TiffFormat(), new WebpFormat());

    /** First bytes of image formats that are not decoded; their owners deserve a better answer than "no image". */
    private static final Map<String, String> FOREIGN = Map.of(
            "\0\0\0\fjP  ", "JPEG 2000",
            "\u00ff\u004f\u00ff\u0051", "JPEG 2000",
            "8BPS", "Photoshop",
            "%PDF", "PDF",
            "\0\0\1\0", "icon",
            "\u00ff\n", "JPEG XL",
            "\0\0\0\fJXL ", "JPEG XL",
            "<svg", "SVG",
            "v/1\1", "OpenEXR",
            "#?RADIANCE", "Radiance");

    private Formats() {
    }

    /**
     * Finds the format by the first bytes.
     *
     * @param content the content or its beginning
     * @return the format
     * @throws FormatException UNSUPPORTED or NOT_AN_IMAGE
     */
    public static Format of(Content content) throws FormatException {
        for (Format format : DECODED) {
            if (format.matches(content)) {
                return format;
            }
        }
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (content.has(0, foreign.getKey())) {
                throw FormatException.unsupported("it is a " + foreign.getValue() + " file, which is not decoded");
            }
        }
        if (content.has(4, "ftyp") && content.length() >= 12) {
            throw FormatException.unsupported("it is a media file of the brand '" + content.latin(8, 4).strip()
                    + "' (HEIC, AVIF or video), which is not decoded");
        }
        throw new FormatException(ImageProblem.NOT_AN_IMAGE, "its content is no image: " + beginning(content));
    }

    private static String beginning(Content content) {
        StringBuilder text = new StringBuilder("it begins with");
        for (int i = 0; i < Math.min(8, content.length()); i++) {
            text.append(String.format(" %02x", content.bytes()[i]));
        }
        return text.toString();
    }
}
