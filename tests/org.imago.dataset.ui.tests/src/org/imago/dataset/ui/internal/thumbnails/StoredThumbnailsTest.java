// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.imago.image.FileStamp;

class StoredThumbnailsTest {

    private static final FileStamp STAMP = new FileStamp(1000, 5);
    private static final BufferedImage GREEN = Pictures.plain(64, 48, Color.GREEN);

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() {
        StoredThumbnails stored = new StoredThumbnails(folder, 1 << 20);
        stored.write(key("a"), STAMP, GREEN);

        BufferedImage read = new StoredThumbnails(folder, 1 << 20).read(key("a"), STAMP).orElseThrow();
        assertEquals(64, read.getWidth());
        assertEquals(48, read.getHeight());
        assertEquals(Color.GREEN, Pictures.middle(read));
    }

    @Test
    void aFileThatChangedHasNoThumbnail() {
        StoredThumbnails stored = new StoredThumbnails(folder, 1 << 20);
        stored.write(key("a"), STAMP, GREEN);

        assertEquals(Optional.empty(), stored.read(key("a"), new FileStamp(1001, 5)));
        assertEquals(Optional.empty(), stored.read(key("a"), new FileStamp(1000, 6)));
        assertEquals(Optional.empty(), stored.read(key("b"), STAMP));
        assertEquals(Optional.empty(), stored.read(new ThumbnailKey(Path.of("a"), 96), STAMP));
    }

    @Test
    void aDamagedThumbnailIsNotReadAndCanBeWrittenAgain() throws IOException {
        StoredThumbnails stored = new StoredThumbnails(folder, 1 << 20);
        stored.write(key("a"), STAMP, GREEN);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        assertEquals(Optional.empty(), stored.read(key("a"), STAMP));

        stored.write(key("a"), STAMP, GREEN);
        assertTrue(stored.read(key("a"), STAMP).isPresent());
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws IOException {
        StoredThumbnails stored = new StoredThumbnails(folder, 1 << 20);
        stored.write(key("a"), STAMP, GREEN);
        long size = Files.size(files().getFirst());
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }

        StoredThumbnails narrow = new StoredThumbnails(folder, 4 * size);
        for (String name : List.of("b", "c", "d")) {
            narrow.write(key(name), STAMP, GREEN);
        }
        assertTrue(narrow.read(key("a"), STAMP).isPresent());
        narrow.write(key("e"), STAMP, GREEN);

        assertEquals(Optional.empty(), narrow.read(key("a"), STAMP));
        assertEquals(3, files().size());
    }

    @Test
    void nothingHappensWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        StoredThumbnails stored = new StoredThumbnails(file, 1 << 20);

        stored.write(key("a"), STAMP, GREEN);
        assertEquals(Optional.empty(), stored.read(key("a"), STAMP));
        assertEquals("no folder", Files.readString(file));
    }

    private static ThumbnailKey key(String name) {
        return new ThumbnailKey(Path.of(name), 48);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
