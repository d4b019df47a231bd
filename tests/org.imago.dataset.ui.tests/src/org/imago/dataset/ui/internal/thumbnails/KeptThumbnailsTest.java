// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.ui.internal.thumbnails.KeptThumbnails.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptThumbnailsTest {

    private static final long BYTES = thumbnail().bytes();

    private final KeptThumbnails kept = new KeptThumbnails(3 * BYTES, 2);

    @AfterEach
    void clear() {
        kept.clear();
    }

    @Test
    void thoseNotUsedForLongestGo() {
        put("a");
        put("b");
        put("c");
        kept.get(key("a"));
        put("d");

        assertTrue(kept.get(key("a")).isPresent());
        assertEquals(Optional.empty(), kept.get(key("b")));
        assertEquals(3 * BYTES, kept.bytes());
    }

    @Test
    void replacingTakesNoMoreMemory() {
        put("a");
        put("a");

        assertEquals(BYTES, kept.bytes());
    }

    @Test
    void imagesThatWereNotPaintedForLongestAreDisposed() {
        Image a = image("a");
        Image b = image("b");
        assertSame(a, image("a"));
        Image c = image("c");

        assertTrue(b.isDisposed());
        assertFalse(a.isDisposed());
        assertFalse(c.isDisposed());
        assertEquals(2, kept.images());
    }

    @Test
    void theImageGoesWithItsThumbnail() {
        Image a = image("a");
        put("b");
        put("c");
        put("d");

        assertTrue(a.isDisposed());
    }

    @Test
    void anotherThumbnailOfTheFileHasAnotherImage() {
        Image old = image("a");
        Image changed = image("a", thumbnail());

        assertTrue(old.isDisposed());
        assertNotSame(old, changed);
    }

    @Test
    void allImagesAreDisposedInTheEnd() {
        Image a = image("a");
        kept.clear();

        assertTrue(a.isDisposed());
        assertEquals(0, kept.bytes());
    }

    private Image image(String name) {
        return image(name, kept.get(key(name)).map(Entry::thumbnail).orElseGet(KeptThumbnailsTest::thumbnail));
    }

    private Image image(String name, Thumbnail thumbnail) {
        kept.put(key(name), new Entry(thumbnail, 0));
        return kept.image(key(name), thumbnail.pixels().orElseThrow(),
                pixels -> ThumbnailImage.of(Display.getDefault(), pixels, 100));
    }

    private void put(String name) {
        kept.put(key(name), new Entry(thumbnail(), 0));
    }

    private static ThumbnailKey key(String name) {
        return new ThumbnailKey(Path.of(name), 48);
    }

    private static Thumbnail thumbnail() {
        return new Thumbnail(Optional.empty(), Optional.of(Pictures.plain(64, 48, Color.GREEN)));
    }
}
