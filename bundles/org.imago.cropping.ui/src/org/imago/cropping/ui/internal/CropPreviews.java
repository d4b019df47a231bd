// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.imago.cropping.CropBox;
import org.imago.cropping.Cropper;
import org.imago.cropping.ui.internal.CropPreview.Found;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/**
 * Works out what crops would show, in the background. Who asks again before it is done gets the answer to the last
 * question only. Used in the UI thread.
 */
final class CropPreviews implements AutoCloseable {

    /** Milliseconds that a person may go on dragging before anything is worked out. */
    private static final int REST = 60;
    /** Nanoseconds between what is told of large data sets. */
    private static final long TELL = 250_000_000;

    private final Display display;
    private final Consumer<List<CropPreview>> told;
    private final ImageDecoder decoder = new ImageDecoder();
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("Crops").factory());
    private final Runnable start = this::start;
    private final Map<Path, ImageHeader> headers = new HashMap<>();
    private List<CropPreview> last = List.of();
    private Question question;
    private volatile int asked;
    private boolean closed;

    /**
     * What is to be worked out.
     *
     * @param dataset the samples; those that are excluded are left out
     * @param images  their images
     * @param boxes   where to crop
     * @param cropper how to
     */
    record Question(Dataset dataset, ImageFolder images, CropBoxes boxes, Cropper cropper) {
    }

    CropPreviews(Display display, Consumer<List<CropPreview>> told) {
        this.display = display;
        this.told = told;
    }

    /** Asks; nothing to forget what was asked. */
    void ask(Optional<Question> next) {
        asked++;
        question = next.orElse(null);
        if (question == null) {
            told.accept(List.of());
        } else {
            display.timerExec(REST, start);
        }
    }

    private void start() {
        if (!closed && question != null) {
            Question next = question;
            int number = asked;
            worker.execute(() -> answer(next, number));
        }
    }

    private void answer(Question next, int number) {
        List<Sample> samples = next.dataset().samples().stream().filter(sample -> !sample.excluded()).toList();
        List<CropPreview> previews = new ArrayList<>(samples.size());
        long spoken = System.nanoTime();
        for (Sample sample : samples) {
            if (asked != number) {
                return;
            }
            previews.add(preview(sample, next));
            if (System.nanoTime() - spoken > TELL) {
                spoken = System.nanoTime();
                tell(withRest(previews, samples), number);
            }
        }
        last = List.copyOf(previews);
        tell(last, number);
    }

    /** What is not worked out yet stays as it was, so that nothing jumps. */
    private List<CropPreview> withRest(List<CropPreview> previews, List<Sample> samples) {
        List<CropPreview> all = new ArrayList<>(previews);
        if (last.size() == samples.size() && last.getFirst().sample() == samples.getFirst()) {
            all.addAll(last.subList(previews.size(), last.size()));
        }
        return List.copyOf(all);
    }

    private void tell(List<CropPreview> previews, int number) {
        try {
            display.asyncExec(() -> {
                if (!closed && asked == number) {
                    told.accept(previews);
                }
            });
        } catch (SWTException e) {
            // The display went meanwhile: nobody waits for it any more.
            return;
        }
    }

    private CropPreview preview(Sample sample, Question next) {
        try {
            Path image = next.images().resolve(sample);
            ImageHeader header = header(image);
            Optional<CropBox> box = next.boxes().of(sample, header.width(), header.height());
            return new CropPreview(sample, "", Optional.of(new Found(image, header.width(), header.height(), box,
                    next.cropper().region(header.width(), header.height(), box.map(CropBox::box)))));
        } catch (DatasetException | ImageProblemException e) {
            return new CropPreview(sample, e.getMessage(), Optional.empty());
        } catch (RuntimeException e) {
            // Whatever a plug-in's strategy throws, the others can still be looked at.
            return new CropPreview(sample, e.toString(), Optional.empty());
        }
    }

    private ImageHeader header(Path image) throws ImageProblemException {
        ImageHeader known = headers.get(image);
        if (known == null) {
            known = decoder.readHeader(image);
            headers.put(image, known);
        }
        return known;
    }

    @Override
    public void close() {
        closed = true;
        asked++;
        worker.shutdownNow();
    }
}
