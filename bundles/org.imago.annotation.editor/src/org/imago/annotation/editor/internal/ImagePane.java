// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Composite;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.editor.canvas.Appearance;
import org.imago.annotation.editor.canvas.CanvasListener;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.annotation.editor.images.ImageSource;
import org.imago.annotation.editor.images.Shown;
import org.imago.annotation.editor.internal.Explaining.Wanted;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSession.ImageSize;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.image.ImageProblem;

/**
 * The image of a data set's current sample with its boxes, what a run proposes for it, and a line about it. Needs no
 * workbench: whoever hosts it passes on what the data set tells.
 */
public final class ImagePane extends Composite {

    /** Images decoded ahead in the direction of travel: enough for somebody who steps faster than she looks. */
    private static final int AHEAD = 3;
    /** Images explained with the one that is shown: they cost little more than that one. */
    private static final int EXPLAINED = 15;
    /** Milliseconds that the image of the sample before stays: replacing it at once would flicker. */
    private static final int LINGER = 300;

    private final DatasetSession session;
    private final ImageSource images;
    private final ImageCanvas canvas;
    private final StatusBar status;
    private final BoxesOnCanvas boxes;
    private final ProposalsOnCanvas proposals;
    private final WhyOnCanvas why;
    private final MarksOnCanvas marks;
    private final ToolsOnCanvas tools;
    private boolean refreshing;
    /** The sample whose image is neither there nor known to be missing. */
    private Optional<Sample> awaited = Optional.empty();

    /**
     * Creates the pane and shows the current sample.
     *
     * @param parent     its parent
     * @param session    the data set
     * @param images     decodes its images; closed with the pane
     * @param appearance how boxes are drawn
     */
    public ImagePane(Composite parent, DatasetSession session, ImageSource images, Appearance appearance) {
        super(parent, SWT.NONE);
        this.session = session;
        this.images = images;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        canvas = new ImageCanvas(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        status = new StatusBar(this, session, canvas);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(status);
        boxes = new BoxesOnCanvas(session, canvas);
        proposals = new ProposalsOnCanvas(session, canvas, boxes, status::say);
        why = new WhyOnCanvas(canvas, images, status::why);
        marks = new MarksOnCanvas(session, canvas);
        tools = new ToolsOnCanvas(this, session, canvas, status::say, marks);
        canvas.setAppearance(appearance);
        canvas.addCanvasListener(new FromCanvas());
        addDisposeListener(event -> images.close());
        showCurrent();
    }

    /** Returns the canvas. */
    public ImageCanvas canvas() {
        return canvas;
    }

    /** Returns the data set. */
    public DatasetSession session() {
        return session;
    }

    /** Returns what is done with the boxes of the sample. */
    public BoxesOnCanvas boxes() {
        return boxes;
    }

    /** Returns what is done with the proposals for the sample. */
    public ProposalsOnCanvas proposals() {
        return proposals;
    }

    /** Returns what is done with what a run explains. */
    public WhyOnCanvas why() {
        return why;
    }

    /** Returns the line below the image. */
    public StatusBar status() {
        return status;
    }

    /**
     * Says what is to be done when the image gets and loses the focus.
     *
     * @param gained run when it has it
     * @param lost   run when it has it no longer
     */
    public void onFocus(Runnable gained, Runnable lost) {
        canvas.addFocusListener(FocusListener.focusGainedAdapter(event -> gained.run()));
        canvas.addFocusListener(FocusListener.focusLostAdapter(event -> lost.run()));
    }

    @Override
    public boolean setFocus() {
        return canvas.setFocus();
    }

    /**
     * Takes what the data set told.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    public void handle(String topic, Object data) {
        switch (topic) {
            case DatasetTopics.CURRENT -> showCurrent();
            case DatasetTopics.CELLS -> {
                if (session.current().isPresent()
                        && ((CellsChanged) data).touches(session.current().get().index())) {
                    refreshBoxes();
                    tools.refresh(false);
                }
                status.refresh();
            }
            case DatasetTopics.SELECTION -> canvas.setActive(session.selectedSlot());
            case DatasetTopics.ANNOTATIONS -> {
                tools.build();
                refreshBoxes();
            }
            case DatasetTopics.PROPOSALS -> refreshBoxes();
            default -> status.refresh();
        }
    }

    private void showCurrent() {
        awaited = Optional.empty();
        why.images(List.of());
        status.say("");
        status.refresh();
        if (session.current().isEmpty()) {
            canvas.setImage(null, session.dataset().samples().isEmpty() ? Messages.ImagePane_no_samples
                    : Messages.ImagePane_filtered_out);
            return;
        }
        if (session.images().isEmpty()) {
            canvas.setImage(null, Messages.ImagePane_no_folder);
            return;
        }
        Sample sample = session.current().get();
        try {
            request(sample, session.images().get().nominal(sample));
        } catch (DatasetException e) {
            fail(e.getMessage());
        }
    }

    private void request(Sample sample, Path image) {
        awaited = Optional.of(sample);
        images.show(image, upcoming(), shown -> {
            if (!isDisposed() && session.current().equals(Optional.of(sample))) {
                take(sample, image, shown);
            }
        });
        if (awaited.isPresent()) {
            // What is drawn meanwhile would be meant for the image that still stands there.
            refreshBoxes();
            getDisplay().timerExec(LINGER, () -> announce(sample, image));
        }
    }

    private void announce(Sample sample, Path image) {
        if (!isDisposed() && awaited.equals(Optional.of(sample))) {
            canvas.setImage(null, NLS.bind(Messages.ImagePane_loading, image.getFileName()));
        }
    }

    private List<Path> upcoming() {
        List<Path> paths = new ArrayList<>();
        ImageFolder folder = session.images().get();
        for (Sample sample : session.upcoming(AHEAD)) {
            try {
                paths.add(folder.nominal(sample));
            } catch (DatasetException e) {
                // Said when that sample is reached.
                continue;
            }
        }
        return paths;
    }

    private void take(Sample sample, Path image, Shown shown) {
        awaited = Optional.empty();
        switch (shown) {
            case Shown.Ready ready -> {
                canvas.setImage(ready.image(), "");
                session.imageSize(Optional.of(new ImageSize(ready.image().width(), ready.image().height())));
                refreshBoxes();
                tools.refresh(true);
                why.images(explainable(sample, image));
            }
            case Shown.Failed failed -> {
                if (failed.problem().problem() != ImageProblem.MISSING || !anotherSpelling(sample, image)) {
                    fail(failed.problem().getMessage());
                }
            }
        }
    }

    private List<Wanted> explainable(Sample sample, Path image) {
        List<Wanted> wanted = new ArrayList<>(List.of(new Wanted(sample.fileName(), image)));
        ImageFolder folder = session.images().get();
        for (Sample next : session.upcoming(EXPLAINED)) {
            try {
                wanted.add(new Wanted(next.fileName(), folder.nominal(next)));
            } catch (DatasetException e) {
                // Said when that sample is reached.
                continue;
            }
        }
        return wanted;
    }

    /** Where a name is stored in another Unicode form the disk has to be asked, and not in the UI thread. */
    private boolean anotherSpelling(Sample sample, Path asked) {
        if (session.images().isEmpty()) {
            return false;
        }
        ImageFolder folder = session.images().get();
        images.background(() -> {
            Optional<Path> found = resolve(folder, sample).filter(path -> !path.equals(asked));
            getDisplay().asyncExec(() -> {
                if (!isDisposed() && session.current().equals(Optional.of(sample))) {
                    found.ifPresentOrElse(path -> request(sample, path),
                            () -> fail(NLS.bind(Messages.ImagePane_missing, asked)));
                }
            });
        });
        return true;
    }

    private static Optional<Path> resolve(ImageFolder folder, Sample sample) {
        try {
            return Optional.of(folder.resolve(sample));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private void fail(String why) {
        canvas.setBoxes(List.of(), false, false);
        canvas.setProposals(List.of());
        canvas.setImage(null, why);
        session.imageSize(Optional.empty());
    }

    private void refreshBoxes() {
        refreshing = true;
        try {
            boxes.refresh().ifPresent(status::say);
            proposals.refresh();
            marks.refresh();
        } finally {
            refreshing = false;
        }
        status.refresh();
    }

    /** Passes on what a person does with the mouse. */
    private final class FromCanvas implements CanvasListener {

        @Override
        public void edited(String label, List<BoundingBox> slots) {
            boxes.write(label, slots);
        }

        @Override
        public void activeChanged(int slot) {
            if (!refreshing) {
                session.select(slot);
            }
            status.refresh();
        }

        @Override
        public void pointer(double x, double y, boolean inside) {
            status.pointer(x, y, inside);
        }

        @Override
        public void zoomChanged(double zoom) {
            status.zoom(zoom);
        }

        @Override
        public void proposalAccepted(int index) {
            proposals.accept(index);
        }
    }
}
