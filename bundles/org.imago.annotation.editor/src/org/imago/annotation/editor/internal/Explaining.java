// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.imago.image.ContentDigest;
import org.imago.training.ExplanationFile;
import org.imago.training.TrainedModels;
import org.imago.training.child.ImagoProcess;

/**
 * Has a run's classifier explain an image and those that will be wanted next, in a process of its own, for loading the
 * classifier takes longest. Of a run of the loop it is the classifier that has not seen the image.
 */
final class Explaining extends Job {

    private final Path run;
    private final List<Wanted> images;
    private final Consumer<String> ended;

    /**
     * An image that is to be explained.
     *
     * @param name how the data set calls it
     * @param file where it is
     */
    record Wanted(String name, Path file) {
    }

    /**
     * Creates the job.
     *
     * @param run    folder of the run
     * @param images the one that is wanted now, then those that will be
     * @param ended  told, in another thread, why the first is not explained; empty if it is
     */
    Explaining(Path run, List<Wanted> images, Consumer<String> ended) {
        super(NLS.bind(Messages.Why_explaining, run.getFileName()));
        this.run = run;
        this.images = List.copyOf(images);
        this.ended = ended;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            ImagoProcess.Ended end = ImagoProcess.run(arguments(), monitor::isCanceled, monitor::subTask);
            ended.accept(end.done() ? "" : end.said());
            return end.done() ? Status.OK_STATUS : Status.CANCEL_STATUS;
        } catch (IOException e) {
            ended.accept(e.getMessage());
            return Status.CANCEL_STATUS;
        }
    }

    private List<String> arguments() throws IOException {
        TrainedModels models = TrainedModels.of(run);
        Map<String, Integer> folds = models.folds();
        int fold = folds.getOrDefault(images.getFirst().name(), 0);
        Path model = models.unbiased(fold).orElseThrow(() -> new IOException(NLS.bind(Messages.Why_no_classifier,
                run)));
        List<String> arguments = new ArrayList<>(List.of("explain"));
        for (Wanted image : images) {
            if (image == images.getFirst() || folds.getOrDefault(image.name(), 0) == fold && isMissing(image.file())) {
                arguments.add(image.file().toString());
            }
        }
        arguments.addAll(List.of("--model", model.toString(), "--out", run.resolve(WhyOnCanvas.FOLDER).toString(),
                "--replace"));
        models.weights().ifPresent(name -> arguments.addAll(List.of("--weights", name)));
        return arguments;
    }

    /** An image that is not there, or is explained already, would spoil it for the others. */
    private boolean isMissing(Path image) throws IOException {
        return Files.isRegularFile(image) && ExplanationFile.find(run.resolve(WhyOnCanvas.FOLDER),
                image.getFileName().toString(), ContentDigest.sha256(image)).equals(Optional.empty());
    }
}
