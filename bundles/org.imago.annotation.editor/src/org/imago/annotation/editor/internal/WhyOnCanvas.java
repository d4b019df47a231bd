// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.editor.canvas.CanvasHeat;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.images.ImageSource;
import org.imago.annotation.editor.internal.Explaining.Wanted;
import org.imago.image.ContentDigest;
import org.imago.training.Explanation;
import org.imago.training.ExplanationFile;
import org.imago.training.TrainedModels;

/**
 * Where in the current image a classifier found what it predicts: heat that can be switched on and off. It is read from
 * the folder of a run, in the background; what is not there yet the run's classifier is asked for.
 */
public final class WhyOnCanvas {

    /** The folder of a run in which explanations are. */
    public static final String FOLDER = "why";

    private final ImageCanvas canvas;
    private final ImageSource images;
    private final Consumer<String> say;
    private final Set<Path> given = new HashSet<>();
    private Optional<Path> run = Optional.empty();
    private List<Wanted> wanted = List.of();
    private boolean on;

    /**
     * What was found for an image.
     *
     * @param heat nothing if there is no explanation
     * @param text what is said
     * @param ask  whether the run's classifier can be asked
     */
    private record Found(Optional<CanvasHeat> heat, String text, boolean ask) {
    }

    WhyOnCanvas(ImageCanvas canvas, ImageSource images, Consumer<String> say) {
        this.canvas = canvas;
        this.images = images;
        this.say = say;
    }

    /** Returns the folder of the run that explains, if one was chosen. */
    public Optional<Path> run() {
        return run;
    }

    /** Tells whether heat is to be seen. */
    public boolean isOn() {
        return on;
    }

    /**
     * Shows what a run explains.
     *
     * @param folder of a run, or one that {@code imago explain} wrote to
     */
    public void show(Path folder) {
        run = Optional.of(folder);
        on = true;
        given.clear();
        refresh();
    }

    /** Hides the heat, or shows it again; without a run nothing happens. */
    public void flip() {
        on = run.isPresent() && !on;
        refresh();
    }

    /** Takes another image, and those that may come next; nothing while none is shown. */
    void images(List<Wanted> shown) {
        wanted = List.copyOf(shown);
        refresh();
    }

    /** Shows what there is for the image now. */
    public void refresh() {
        canvas.setHeat(Optional.empty());
        say.accept("");
        if (on && run.isPresent() && !wanted.isEmpty()) {
            Path from = run.get();
            Path image = wanted.getFirst().file();
            images.background(() -> {
                Found found = find(from, image);
                later(from, image, () -> take(from, found));
            });
        }
    }

    /** Does something in the UI thread, unless something else is shown by then. */
    private void later(Path from, Path image, Runnable work) {
        canvas.getDisplay().asyncExec(() -> {
            if (!canvas.isDisposed() && on && run.equals(Optional.of(from)) && !wanted.isEmpty()
                    && wanted.getFirst().file().equals(image)) {
                work.run();
            }
        });
    }

    private void take(Path from, Found found) {
        canvas.setHeat(found.heat());
        say.accept(found.text());
        // What failed once fails again: it is tried anew when the run is chosen again.
        if (found.ask() && given.add(wanted.getFirst().file())) {
            Path image = wanted.getFirst().file();
            say.accept(NLS.bind(Messages.Why_explaining, from.getFileName()));
            new Explaining(from, wanted, problem -> later(from, image, () -> {
                if (problem.isEmpty()) {
                    refresh();
                } else {
                    say.accept(problem);
                }
            })).schedule();
        }
    }

    private static Found find(Path run, Path image) {
        try {
            Path folder = Files.isDirectory(run.resolve(FOLDER)) ? run.resolve(FOLDER) : run;
            Optional<Path> file = ExplanationFile.find(folder, image.getFileName().toString(),
                    ContentDigest.sha256(image));
            return file.isEmpty() ? new Found(Optional.empty(), NLS.bind(Messages.Why_none, run.getFileName()),
                    isRun(run)) : found(ExplanationFile.read(file.get()));
        } catch (IOException e) {
            return new Found(Optional.empty(), e.getMessage(), false);
        }
    }

    private static boolean isRun(Path run) {
        try {
            return TrainedModels.of(run).unbiased(0).isPresent();
        } catch (IOException e) {
            // A folder of explanations alone is all right.
            return false;
        }
    }

    private static Found found(Explanation explanation) {
        return new Found(Optional.of(CanvasHeat.of(explanation.heat(), explanation.rows(), explanation.columns())),
                NLS.bind(Messages.Why_legend, explanation.label(),
                        String.format(Locale.ROOT, "%.2f", explanation.probability())), false);
    }
}
