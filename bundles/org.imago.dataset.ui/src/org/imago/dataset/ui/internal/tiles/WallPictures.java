// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.table.LocatedPictures;
import org.imago.dataset.ui.internal.thumbnails.Thumbnails;
import org.imago.image.ImageHeader;

/** The pictures of the samples of a data set, and where boxes are on them. Used in the UI thread. */
public final class WallPictures implements AutoCloseable {

    private final Display display;
    private final Runnable more;
    private final Thumbnails thumbnails;
    private Optional<ImageFolder> folder = Optional.empty();
    private Optional<LocatedPictures> pictures = Optional.empty();
    private Optional<SampleSizes> sizes = Optional.empty();
    private boolean closed;

    /**
     * Knows no images yet.
     *
     * @param display where they are shown
     * @param more    told, in the UI thread, that more can be painted
     */
    public WallPictures(Display display, Runnable more) {
        this.display = display;
        this.more = more;
        thumbnails = new Thumbnails(display, more);
    }

    /**
     * Takes where the images lie.
     *
     * @param changed the folder; nothing to have no pictures
     */
    public void folder(Optional<ImageFolder> changed) {
        if (!changed.equals(folder)) {
            forget();
            folder = changed;
            pictures = folder.map(some -> new LocatedPictures(some, thumbnails::get, this::later));
            sizes = folder.map(some -> new SampleSizes(some, this::later));
        }
    }

    private void forget() {
        pictures.ifPresent(LocatedPictures::close);
        sizes.ifPresent(SampleSizes::close);
    }

    private void later() {
        try {
            display.asyncExec(() -> {
                if (!closed) {
                    more.run();
                }
            });
        } catch (SWTException e) {
            // The display went meanwhile: nobody waits for it any more.
            return;
        }
    }

    /** Returns the sizes of the images; nothing if it is not known where they lie. */
    public Optional<SampleSizes> sizes() {
        return sizes;
    }

    /** The picture of a sample; nothing if there is none, or none yet. */
    Optional<Image> picture(Sample sample, int height) {
        return pictures.map(some -> some.get(sample, height)).filter(image -> !image.isDisposed());
    }

    /** Boxes on a picture, in shares of its sides; none before the size of the image is known. */
    List<PicturePainter.Box> boxes(Tile tile) {
        if (tile.boxes().isEmpty()) {
            return List.of();
        }
        return sizes.flatMap(some -> some.get(tile.sample())).map(size -> tile.boxes().stream()
                .map(box -> new PicturePainter.Box(share(box, size), box.dashed())).toList()).orElse(List.of());
    }

    private static RecordedBox share(Tile.Box box, ImageHeader size) {
        return new RecordedBox(box.x() / size.width(), box.y() / size.height(), box.w() / size.width(),
                box.h() / size.height(), 1, 1);
    }

    @Override
    public void close() {
        closed = true;
        forget();
        thumbnails.close();
    }
}
