// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.dataset.internal.formats.Yolo;

/** Jazzer finds {@link #fuzzerTestOneInput} by its name. */
public final class YoloFuzz {

    /** Between the text of data.yaml and that of the labels. */
    private static final byte BETWEEN = '~';

    private static final Path FOLDER = folder();

    private YoloFuzz() {
    }

    /** With one image, on a device that is memory where there is one. */
    private static Path folder() {
        try {
            Path memory = Path.of("/dev/shm");
            Path folder = Files.isWritable(memory) ? Files.createTempDirectory(memory, "yolo")
                    : Files.createTempDirectory("yolo");
            Files.createDirectory(folder.resolve("images"));
            Files.createDirectory(folder.resolve("labels"));
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png",
                    folder.resolve("images").resolve("a.png").toFile());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        for (String path : new String[] {"images/a.png", "labels/a.txt", "images", "labels", ""}) {
            folder.resolve(path).toFile().delete();
        }
    }

    /**
     * Reads a data set of one image.
     *
     * @param content any bytes, up to a tilde those of data.yaml, from there on those of the labels
     */
    public static void fuzzerTestOneInput(byte[] content) {
        int at = 0;
        while (at < content.length && content[at] != BETWEEN) {
            at++;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String labels = at < content.length ? text.substring(at + 1) : "";
        try {
            Files.write(FOLDER.resolve("labels").resolve("a.txt"), labels.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] config = text.substring(0, at).getBytes(StandardCharsets.ISO_8859_1);
        Optional<AnnotationSet> set = ReaderFuzz.read(new Yolo(), ImportSource.of(FOLDER.resolve("data.yaml"), config));
        if (set.isPresent() && set.get().images().size() > 1) {
            throw new AssertionError("more images than there are: " + set.get().images());
        }
    }
}
