// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.charts.ThemedChart;
import org.imago.dataset.ui.internal.tiles.Tile;
import org.imago.dataset.ui.internal.tiles.TileWall;
import org.imago.training.ui.internal.judging.Latest;

/** Accepts all proposals above a confidence at once, after a person has looked at them and unticked the wrong ones. */
final class BatchDialog extends TitleAreaDialog {

    private static final int HUNDRED = 100;
    private static final int DIGITS = 2;
    private static final int CAPTIONS = 2;
    private static final int LINES_OF_CHART = 9;

    private final DatasetSession session;
    private final Path run;
    private final Batch batch;
    private Optional<Checked> checked = Optional.empty();
    private Scale scale;
    private Spinner spinner;
    private Label count;
    private Label quality;
    private ThemedChart histogram;
    private TileWall wall;

    BatchDialog(Shell shell, DatasetSession session, Waiting waiting) {
        super(shell);
        this.session = session;
        run = waiting.proposals().run();
        batch = new Batch(waiting);
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    /** Returns the samples whose proposals are accepted. */
    List<Sample> chosen() {
        return batch.chosen();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.BatchDialog_title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.max(size.x, convertWidthInCharsToPixels(130)), Math.max(size.y,
                convertHeightInCharsToPixels(44)));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.BatchDialog_title);
        setMessage(Messages.BatchDialog_message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.BatchDialog_least);
        spinner = new Spinner(area, SWT.BORDER);
        spinner.setValues(0, 0, HUNDRED, DIGITS, 1, 5);
        spinner.addListener(SWT.Selection, event -> least(spinner.getSelection()));
        scale = new Scale(area, SWT.HORIZONTAL);
        scale.setMaximum(HUNDRED);
        scale.setIncrement(1);
        scale.setPageIncrement(5);
        scale.addListener(SWT.Selection, event -> least(scale.getSelection()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(scale);
        histogram = new ThemedChart(area, "", Messages.BatchDialog_confidence, Messages.BatchDialog_proposals);
        histogram.control().getLegend().setVisible(false);
        histogram.control().getTitle().setVisible(false);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false)
                .hint(SWT.DEFAULT, convertHeightInCharsToPixels(LINES_OF_CHART)).applyTo(histogram.control());
        count = label(area);
        quality = label(area);
        wall = new TileWall(area, Messages.BatchDialog_name, CAPTIONS);
        wall.pictures().folder(session.images());
        wall.onPress(tile -> tick(List.of(tile)));
        wall.control().addListener(SWT.KeyDown, this::key);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, true).applyTo(wall.control());
        new Latest(area, Messages.ReviewPane_finding, message -> { }).ask(
                cancellation -> Checked.of(run, session.dataset()), found -> {
                    checked = Optional.of(found);
                    tellQuality();
                });
        return area;
    }

    private static Label label(Composite area) {
        Label label = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(label);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        Button accept = getButton(IDialogConstants.OK_ID);
        accept.setText(NLS.bind(Messages.BatchDialog_accept, batch.all()));
        setButtonLayoutData(accept);
        least((int) Math.round(batch.beginning() * HUNDRED));
        wall.control().setFocus();
    }

    private void least(int hundredths) {
        spinner.setSelection(hundredths);
        scale.setSelection(hundredths);
        batch.least(hundredths / (double) HUNDRED);
        draw();
        show();
        tellQuality();
    }

    private void draw() {
        String[] places = IntStream.range(0, Batch.BARS).mapToObj(bar -> Texts.confidence((double) bar / Batch.BARS))
                .toArray(String[]::new);
        histogram.clear();
        histogram.stacked(Messages.BatchDialog_accepted, batch.bars(true), places, 0);
        histogram.stacked(Messages.BatchDialog_left, batch.bars(false), places, 1);
        histogram.fit();
        histogram.redraw();
    }

    private void show() {
        wall.show(batch.tiles());
        int ticked = batch.chosen().size();
        count.setText(NLS.bind(Messages.BatchDialog_count, new Object[] {batch.above(), batch.all(),
            batch.above() - ticked}));
        Button accept = getButton(IDialogConstants.OK_ID);
        if (accept != null) {
            accept.setText(NLS.bind(Messages.BatchDialog_accept, ticked));
            accept.setEnabled(ticked > 0);
        }
    }

    private void tellQuality() {
        quality.setText(checked.map(known -> known.words(spinner.getSelection() / (double) HUNDRED))
                .orElse(Messages.BatchDialog_asking));
        quality.requestLayout();
    }

    private void key(Event event) {
        if (event.keyCode == ' ' && !wall.selected().isEmpty()) {
            tick(wall.selected());
        }
    }

    private void tick(List<Tile> tiles) {
        batch.toggle(tiles.stream().map(Tile::sample).toList());
        show();
    }
}
