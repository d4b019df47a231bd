// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import org.imago.cli.ExitCode;
import org.imago.image.ContentDigest;
import org.imago.training.ExplanationFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code imago explain} refuses before it loads anything; what it does is tested on the built product. */
class ExplainCommandTest {

    @TempDir
    private Path folder;
    private Path image;
    private Path model;
    private Path why;

    @BeforeEach
    void prepare() throws IOException {
        image = folder.resolve("photo.png");
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        model = Files.write(folder.resolve("model.zip"), new byte[] {1});
        why = folder.resolve("why");
    }

    private Imago.Result run(Object... arguments) {
        return new Imago(folder.resolve("home")).run(arguments);
    }

    private void assertRefused(Imago.Result result, String... parts) {
        assertEquals(ExitCode.BAD_INPUT, result.code(), result.err());
        assertEquals("", result.out());
        for (String part : parts) {
            assertTrue(result.err().contains(part), result.err());
        }
    }

    @Test
    void aMissingModelAndMissingImagesAreNamed() {
        assertRefused(run("explain", image, "--model", folder.resolve("absent.zip"), "--out", why), "absent.zip");
        assertRefused(run("explain", folder.resolve("absent.png"), "--model", model, "--out", why), "absent.png");
        assertFalse(Files.exists(why), "nothing is written");
    }

    @Test
    void nothingIsWrittenOverUnlessThatIsAskedFor() throws IOException {
        Path there = ExplanationFile.in(why, "photo.png", ContentDigest.sha256(image), Optional.empty());
        Files.createDirectories(why);
        for (Path file : List.of(there, Path.of(there.toString().replace(".json", ".png")))) {
            Files.writeString(file, "mine");
            assertRefused(run("explain", image, "--model", model, "--out", why), file.getFileName().toString(),
                    "--replace");
            assertEquals("mine", Files.readString(file));
            Files.delete(file);
        }
    }
}
