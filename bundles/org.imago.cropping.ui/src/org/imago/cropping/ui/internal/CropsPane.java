// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.imago.annotation.Proposals;
import org.imago.cropping.CropSettings;
import org.imago.cropping.CropStrategies;
import org.imago.cropping.Cropper;
import org.imago.cropping.ui.internal.CropPreviews.Question;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.thumbnails.Thumbnails;
import org.imago.image.ImageDecoder;

/** Choices for crops, and what crops of a data set would be with them. */
final class CropsPane extends Composite {

    private static final int PER_CENT = 100;
    private static final int MOST_MARGIN = 100;
    /** Of a slider, in characters: a step of one is a point or more. */
    private static final int LONG = 14;

    private final Actions actions;
    private final CropStrategies strategies;
    private final CropPreviews previews;
    private final Thumbnails thumbnails;
    private final CropSheet sheet;
    private final Combo boxes;
    private final Combo strategy;
    private final Scale margin;
    private final Label marginValue;
    private final Button square;
    private final Scale confidence;
    private final Label confidenceValue;
    private final Button write;
    private final Label counts;
    private Optional<DatasetSession> session = Optional.empty();
    private Optional<ImageFolder> images = Optional.empty();

    /** What the pane cannot do itself. */
    interface Actions {

        /** Asks for a run whose proposals are shown. */
        void chooseRun();

        /** Asks where to, and makes the crops. */
        void write(DatasetSession session, CropBoxes boxes, CropSettings settings, Cropper cropper);
    }

    CropsPane(Composite parent, Actions actions) {
        super(parent, SWT.NONE);
        this.actions = actions;
        strategies = CropStrategies.installed();
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(4, 4).applyTo(this);
        Composite bar = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        bar.setLayout(RowLayoutFactory.swtDefaults().wrap(true).center(true).spacing(12).create());
        boxes = combo(bar, Messages.Crops_boxes, List.of(Messages.Crops_boxes_drawn, Messages.Crops_boxes_proposed));
        button(bar, SWT.PUSH, Messages.Crops_run, actions::chooseRun);
        strategy = combo(bar, Messages.Crops_strategy, List.copyOf(strategies.ids()));
        CropSettings usual = CropSettings.defaults();
        Composite margins = group(bar, Messages.Crops_margin);
        margin = scale(margins, (int) Math.round(usual.margin() * PER_CENT), MOST_MARGIN);
        marginValue = new Label(margins, SWT.NONE);
        square = button(bar, SWT.CHECK, Messages.Crops_square, this::refresh);
        Composite confidences = group(bar, Messages.Crops_confidence);
        confidence = scale(confidences, (int) Math.round(usual.minimumConfidence() * PER_CENT), PER_CENT);
        confidenceValue = new Label(confidences, SWT.NONE);
        write = button(bar, SWT.PUSH, Messages.Crops_write, this::write);
        counts = new Label(this, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(counts);
        thumbnails = new Thumbnails(getDisplay(), this::repaint);
        sheet = new CropSheet(this, thumbnails::get, sample -> session.ifPresent(open -> open.show(sample)));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sheet);
        previews = new CropPreviews(getDisplay(), this::take);
        addDisposeListener(event -> {
            previews.close();
            thumbnails.close();
        });
        values();
    }

    private static Composite group(Composite parent, String text) {
        Composite group = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(group);
        Label label = new Label(group, SWT.NONE);
        label.setText(text);
        GridDataFactory.swtDefaults().applyTo(label);
        return group;
    }

    private Combo combo(Composite parent, String text, List<String> items) {
        Composite group = group(parent, text);
        Combo combo = new Combo(group, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> refresh()));
        return combo;
    }

    private Scale scale(Composite group, int value, int most) {
        Scale scale = new Scale(group, SWT.HORIZONTAL);
        scale.setMaximum(most);
        scale.setIncrement(1);
        scale.setPageIncrement(5);
        scale.setSelection(value);
        int width = new PixelConverter(scale).convertWidthInCharsToPixels(LONG);
        GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(scale);
        scale.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> refresh()));
        return scale;
    }

    private static Button button(Composite parent, int style, String text, Runnable work) {
        Button button = new Button(parent, style);
        button.setText(text);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
        return button;
    }

    /** Shows crops of a data set, or of none. */
    void show(Optional<DatasetSession> shown) {
        session = shown;
        refresh();
        sheet.mark(session.flatMap(DatasetSession::current));
    }

    /** Takes what happened to the data set that is shown. */
    void happened(String topic) {
        switch (topic) {
            case DatasetTopics.CURRENT -> {
                if (!session.flatMap(DatasetSession::images).equals(images)) {
                    refresh();
                }
                sheet.mark(session.flatMap(DatasetSession::current));
            }
            case DatasetTopics.PROPOSALS -> {
                boxes.select(proposals().isPresent() ? 1 : 0);
                refresh();
            }
            case DatasetTopics.CELLS, DatasetTopics.ANNOTATIONS -> refresh();
            default -> {
                // Nothing that crops depend on.
            }
        }
    }

    private Optional<Proposals> proposals() {
        return session.flatMap(DatasetSession::proposals);
    }

    private void refresh() {
        values();
        images = session.flatMap(DatasetSession::images);
        write.setEnabled(images.isPresent());
        if (images.isPresent()) {
            DatasetSession open = session.get();
            previews.ask(Optional.of(new Question(open.dataset(), images.get(), chosenBoxes(), cropper())));
        } else {
            previews.ask(Optional.empty());
            counts.setText(session.isEmpty() ? Messages.Crops_no_dataset : Messages.Crops_no_images);
        }
    }

    private void values() {
        List<Label> changed = new ArrayList<>();
        set(marginValue, NLS.bind(Messages.Crops_per_cent, margin.getSelection()), changed);
        set(confidenceValue, String.format(Locale.ROOT, "%.2f", settings().minimumConfidence()), changed);
        if (!changed.isEmpty()) {
            layout(changed.toArray(Label[]::new));
        }
    }

    private static void set(Label label, String text, List<Label> changed) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            changed.add(label);
        }
    }

    private CropBoxes chosenBoxes() {
        return new CropBoxes(boxes.getSelectionIndex() == 1 ? proposals() : Optional.empty());
    }

    private CropSettings settings() {
        return CropSettings.defaults().withMargin((double) margin.getSelection() / PER_CENT)
                .withSquare(square.getSelection())
                .withMinimumConfidence((double) confidence.getSelection() / PER_CENT);
    }

    private Cropper cropper() {
        return new Cropper(new ImageDecoder(), settings(), strategies.find(strategy.getText()).orElseThrow());
    }

    private void write() {
        session.ifPresent(open -> actions.write(open, chosenBoxes(), settings(), cropper()));
    }

    private void take(List<CropPreview> found) {
        counts.setText(found.isEmpty() ? "" : CropCounts.text(found));
        counts.getParent().layout(new Control[] {counts});
        sheet.show(found);
        sheet.mark(session.flatMap(DatasetSession::current));
    }

    private void repaint() {
        if (!sheet.isDisposed()) {
            sheet.redraw();
        }
    }

    @Override
    public boolean setFocus() {
        return sheet.setFocus();
    }
}
