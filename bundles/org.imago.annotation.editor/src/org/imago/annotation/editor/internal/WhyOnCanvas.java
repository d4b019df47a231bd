// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.imago.annotation.editor.canvas.CanvasHeat;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.images.ImageSource;
import org.imago.image.ContentDigest;
import org.imago.training.Explanation;
import org.imago.training.ExplanationFile;

/**
 * Where in the current image a classifier found what it predicts: heat that can be switched on and off. It is read from
 * the folder of a run, in the background.
 */
public final class WhyOnCanvas {

    /** The folder of a run in which explanations are. */
    public static final String FOLDER = "why";

    private final ImageCanvas canvas;
    private final ImageSource images;
    private final Consumer<String> say;
    private Optional<Path> run = Optional.empty();
    private Optional<Path> image = Optional.empty();
    private boolean on;

    /** What was found for an image. */
    private record Found(Optional<CanvasHeat> heat, String text) {
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
        refresh();
    }

    /** Hides the heat, or shows it again; without a run nothing happens. */
    public void flip() {
        on = run.isPresent() && !on;
        refresh();
    }

    /** Takes another image; empty while none is shown. */
    void image(Optional<Path> shown) {
        image = shown;
        refresh();
    }

    /** Shows what there is for the image now. */
    public void refresh() {
        canvas.setHeat(Optional.empty());
        say.accept("");
        if (!on || run.isEmpty() || image.isEmpty()) {
            return;
        }
        Path from = run.get();
        Path wanted = image.get();
        images.background(() -> {
            Found found = find(from, wanted);
            canvas.getDisplay().asyncExec(() -> take(from, wanted, found));
        });
    }

    private void take(Path from, Path wanted, Found found) {
        if (!canvas.isDisposed() && on && run.equals(Optional.of(from)) && image.equals(Optional.of(wanted))) {
            canvas.setHeat(found.heat());
            say.accept(found.text());
        }
    }

    private static Found find(Path run, Path image) {
        try {
            Path folder = Files.isDirectory(run.resolve(FOLDER)) ? run.resolve(FOLDER) : run;
            Optional<Path> file = ExplanationFile.find(folder, image.getFileName().toString(),
                    ContentDigest.sha256(image));
            return file.isEmpty() ? new Found(Optional.empty(), NLS.bind(Messages.Why_none, run.getFileName()))
                    : found(ExplanationFile.read(file.get()));
        } catch (IOException e) {
            return new Found(Optional.empty(), e.getMessage());
        }
    }

    private static Found found(Explanation explanation) {
        return new Found(Optional.of(CanvasHeat.of(explanation.heat(), explanation.rows(), explanation.columns())),
                NLS.bind(Messages.Why_legend, explanation.label(),
                        String.format(Locale.ROOT, "%.2f", explanation.probability())));
    }
}
