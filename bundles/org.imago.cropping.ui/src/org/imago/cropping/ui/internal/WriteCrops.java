// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.cropping.CropBox;
import org.imago.cropping.CropSettings;
import org.imago.cropping.Cropper;
import org.imago.cropping.DatasetCropper;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/** Makes a data set of crops with what a person chose, as the command line does, and opens it. */
public final class WriteCrops extends Job {

    private final DatasetSessions sessions;
    private final Dataset dataset;
    private final ImageFolder images;
    private final CropBoxes boxes;
    private final DatasetCropper cropper;
    private final Path target;
    private final Display display = Display.getCurrent();
    private final Cancellation cancellation = new Cancellation();

    /**
     * Creates the job, in the UI thread.
     *
     * @param sessions the open data sets
     * @param session  what is cropped; with images
     * @param boxes    where to
     * @param settings how to
     * @param cropper  cuts with these settings
     * @param target   folder of the new data set; missing, or empty
     */
    public WriteCrops(DatasetSessions sessions, DatasetSession session, CropBoxes boxes, CropSettings settings,
            Cropper cropper, Path target) {
        super(NLS.bind(Messages.Crops_writing, target.getFileName()));
        this.sessions = sessions;
        this.dataset = session.dataset();
        this.images = session.images().orElseThrow();
        this.boxes = boxes;
        this.cropper = new DatasetCropper(cropper, settings);
        this.target = target;
        setUser(true);
    }

    @Override
    protected void canceling() {
        cancellation.cancel();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Map<Sample, CropBox> found = boxes();
            DatasetCropper.Result made = cropper.crop(dataset, images,
                    sample -> Optional.ofNullable(found.get(sample)), target, new Told(monitor), cancellation);
            display.asyncExec(() -> open(made.csv()));
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (IOException | DatasetException e) {
            return Status.error(e.getMessage(), e);
        }
    }

    private Map<Sample, CropBox> boxes() throws DatasetException, CancelledException {
        ImageDecoder decoder = new ImageDecoder();
        Map<Sample, CropBox> found = new HashMap<>();
        for (Sample sample : dataset.samples()) {
            cancellation.check();
            if (!sample.excluded()) {
                try {
                    ImageHeader header = decoder.readHeader(images.resolve(sample));
                    boxes.of(sample, header.width(), header.height()).ifPresent(box -> found.put(sample, box));
                } catch (ImageProblemException e) {
                    // It is named when its crop fails.
                    continue;
                }
            }
        }
        return found;
    }

    private void open(Path csv) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null && window.getActivePage() != null) {
            DatasetOpener.openEditor(window.getActivePage(), sessions, csv);
        }
    }

    /** Passes progress on. */
    private record Told(IProgressMonitor monitor) implements DatasetCropper.Progress {

        @Override
        public void done(int done, int total) {
            if (done == 1) {
                monitor.beginTask(Messages.Crops_cropping, total);
            }
            monitor.worked(1);
        }

        @Override
        public void leftOut(String why) {
            Platform.getLog(WriteCrops.class).warn(why);
        }
    }
}
