// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.imago.testsupport.Shared;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of a collection that breaks readers is decoded as its header says or refused with a named problem. */
class NastyFilesTest {

    private static final Map<String, ImageProblem> REFUSED = Map.ofEntries(
            Map.entry("synthetic/zero_bytes.jpg", ImageProblem.EMPTY),
            Map.entry("synthetic/one_byte.jpg", ImageProblem.NOT_AN_IMAGE),
            Map.entry("synthetic/html_error_page.jpg", ImageProblem.NOT_AN_IMAGE),
            Map.entry("synthetic/jpeg2000.jp2", ImageProblem.UNSUPPORTED),
            Map.entry("synthetic/truncated_50pct.jpg", ImageProblem.TRUNCATED),
            Map.entry("synthetic/truncated_header.jpg", ImageProblem.TRUNCATED),
            Map.entry("synthetic/bitrot.jpg", ImageProblem.TRUNCATED),
            Map.entry("synthetic/bomb_40000x40000_1bit.png", ImageProblem.TOO_LARGE),
            Map.entry("pngsuite/png_xhdn0g08.png", ImageProblem.CORRUPT),
            Map.entry("pngsuite/png_xcsn0g01.png", ImageProblem.CORRUPT),
            Map.entry("pngsuite/png_xdtn0g01.png", ImageProblem.CORRUPT));

    private final ImageDecoder decoder = new ImageDecoder();

    @TestFactory
    List<DynamicTest> everyFileDecodesOrHasANamedProblem() throws IOException {
        Path root = Shared.data("nasty");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted()
                    .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> check(root, file)))
                    .toList();
        }
    }

    private void check(Path root, Path file) throws ImageProblemException {
        String name = root.relativize(file).toString().replace('\\', '/');
        try {
            BufferedImage image = decoder.decode(file);
            ImageHeader header = decoder.readHeader(file);
            assertEquals(BufferedImage.TYPE_INT_RGB, image.getType());
            assertEquals(header.width(), image.getWidth());
            assertEquals(header.height(), image.getHeight());
            assertFalse(REFUSED.containsKey(name), "must be refused");
        } catch (ImageProblemException e) {
            assertFalse(name.startsWith("synthetic/") && !REFUSED.containsKey(name), e.getMessage());
            assertFalse(name.startsWith("twelvemonkeys/exif/") && name.endsWith(".jpg"), e.getMessage());
            assertEquals(REFUSED.getOrDefault(name, e.problem()), e.problem(), e.getMessage());
        }
    }
}
