// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.nio.file.Path;

/** Decoded and scaled pixels on disk. */
public final class PixelCache {

    private final Path folder;
    private final ImageDecoder decoder;

    /** Creates the cache. */
    public PixelCache(Path folder, ImageDecoder decoder) {
        this.folder = folder;
        this.decoder = decoder;
    }

    public ImageFacts facts(Path image) throws ImageProblemException {
        byte[] bytes = decoder.bytes(image);
        var pixels = decoder.decode(image, bytes);
        return new ImageFacts(ContentDigest.sha256(bytes), pixels.getWidth(), pixels.getHeight(), PerceptualHash.of(pixels));
    }

    public byte[] rgb(Path image, int width, int height) throws ImageProblemException {
        return ImageScaler.rgb(ImageScaler.scale(decoder.decode(image), width, height));
    }

    public ImageDecoder decoder() {
        return decoder;
    }

    public Path folder() {
        return folder;
    }
}
