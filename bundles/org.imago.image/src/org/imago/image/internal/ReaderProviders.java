// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import com.twelvemonkeys.imageio.util.ProgressListenerBase;

/**
 * The readers, made from providers that are named here. The global registry is asked only for the platform's own
 * providers, which it always holds: what else it finds depends on class loaders, and under OSGi it finds nothing.
 */
final class ReaderProviders {

    static final ImageReaderSpi PNG = platform("com.sun.imageio.plugins.png.PNGImageReaderSpi");
    static final ImageReaderSpi GIF = platform("com.sun.imageio.plugins.gif.GIFImageReaderSpi");
    static final ImageReaderSpi JPEG = jpeg();
    static final ImageReaderSpi BMP = new BMPImageReaderSpi();
    static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
    static final ImageReaderSpi BIG_TIFF = new BigTIFFImageReaderSpi();
    static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    private ReaderProviders() {
    }

    /** What to do with an opened reader. */
    interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    /** Decodes the first of each so many rows and columns of the first image, as long as that is wanted. */
    static BufferedImage read(ImageReaderSpi provider, Content content, Format.Wish wish, Consumer<String> warnings)
            throws IOException {
        return with(provider, content, warnings, reader -> {
            ImageReadParam fewer = reader.getDefaultReadParam();
            fewer.setSourceSubsampling(wish.step(), wish.step(), 0, 0);
            Doubt doubt = new Doubt(wish.unwanted());
            reader.addIIOReadProgressListener(doubt);
            BufferedImage image = reader.read(0, fewer);
            if (doubt.unwanted) {
                throw new CancellationException("the image is not wanted any more");
            }
            return image;
        });
    }

    /** Stops a reader once nobody wants what it reads. */
    private static final class Doubt extends ProgressListenerBase {

        private final BooleanSupplier asked;
        private boolean unwanted;

        Doubt(BooleanSupplier asked) {
            this.asked = asked;
        }

        @Override
        public void imageProgress(ImageReader reader, float percent) {
            unwanted |= asked.getAsBoolean();
            if (unwanted) {
                reader.abort();
            }
        }

        @Override
        public void imageStarted(ImageReader reader, int index) {
            imageProgress(reader, 0);
        }
    }

    /** Opens a reader on content, with metadata ignored, and closes it again. */
    static <T> T with(ImageReaderSpi provider, Content content, Consumer<String> warnings, Reading<T> reading)
            throws IOException {
        ImageReader reader = provider.createReaderInstance();
        try (ImageInputStream in = new ByteArrayImageInputStream(content.bytes())) {
            IIOReadWarningListener listener = (source, warning) -> warnings.accept(warning);
            reader.addIIOReadWarningListener(listener);
            reader.setInput(in, false, true);
            return reading.with(reader);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReaderSpi platform(String className) {
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (all.hasNext()) {
            ImageReaderSpi provider = all.next();
            if (provider.getClass().getName().equals(className)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java platform lacks " + className
                + ": the module java.desktop must be complete");
    }

    /** The JPEG provider finds the platform's, to which it leaves the entropy decoding, in the registry it joins. */
    private static ImageReaderSpi jpeg() {
        ServiceRegistry registry = new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(platform("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi"),
                ImageReaderSpi.class);
        ImageReaderSpi provider = new JPEGImageReaderSpi();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }
}
