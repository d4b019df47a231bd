// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.image.FileStamp;

/**
 * Images within a budget of memory. Those that were used least recently go first, those that will be wanted next only
 * if nothing else is left, the farthest first. Not thread-safe: guarded by its owner.
 */
final class Kept {

    private final long budget;
    /** The one used last comes last. */
    private final LinkedHashMap<Path, Entry> entries = new LinkedHashMap<>();
    /** No longer to be found, but perhaps still on the screen. */
    private final Set<PyramidImage> retired = new LinkedHashSet<>();

    /**
     * What became of a file.
     *
     * @param stamp what the file looked like before it was read; nothing if there was none
     * @param shown the image or the problem
     */
    record Entry(Optional<FileStamp> stamp, Shown shown) {

        Optional<PyramidImage> image() {
            return shown instanceof Shown.Ready ready ? Optional.of((PyramidImage) ready.image()) : Optional.empty();
        }

        private long bytes() {
            return image().map(PyramidImage::bytes).orElse(0L);
        }
    }

    Kept(long budget) {
        this.budget = budget;
    }

    /** Returns what is known of a file. */
    Optional<Entry> get(Path file) {
        return Optional.ofNullable(entries.get(file));
    }

    /** Says that a file's image is used now. */
    void use(Path file) {
        get(file).ifPresent(entry -> entries.putLast(file, entry));
    }

    void put(Path file, Entry entry) {
        remove(file);
        entries.put(file, entry);
    }

    void remove(Path file) {
        Optional.ofNullable(entries.remove(file)).flatMap(Entry::image).ifPresent(retired::add);
    }

    void clear() {
        List.copyOf(entries.keySet()).forEach(this::remove);
    }

    /**
     * Tells how much more can be kept without losing certain images.
     *
     * @param files those that are not to be lost
     * @return bytes, below 0 if they are too large together
     */
    long beside(List<Path> files) {
        return budget - files.stream().map(this::get).flatMap(Optional::stream).mapToLong(Entry::bytes).sum();
    }

    /**
     * Gives up what the budget has no room for.
     *
     * @param wanted the image on which a person works, and those that she will want next
     * @param seen   what is on the screen
     * @return images that nobody needs, to be disposed
     */
    List<PyramidImage> trim(List<Path> wanted, Set<PyramidImage> seen) {
        entries.entrySet().removeIf(known -> known.getValue().image().isEmpty() && !wanted.contains(known.getKey()));
        for (Path file : leastFirst(wanted)) {
            if (beside(List.copyOf(entries.keySet())) >= 0) {
                break;
            }
            if (get(file).flatMap(Entry::image).filter(image -> !seen.contains(image)).isPresent()) {
                remove(file);
            }
        }
        List<PyramidImage> gone = retired.stream().filter(image -> !seen.contains(image)).toList();
        gone.forEach(retired::remove);
        return gone;
    }

    private List<Path> leastFirst(List<Path> wanted) {
        List<Path> files = new ArrayList<>(entries.keySet());
        files.removeAll(wanted);
        if (!wanted.isEmpty()) {
            files.addAll(wanted.subList(1, wanted.size()).reversed());
        }
        return files;
    }
}
