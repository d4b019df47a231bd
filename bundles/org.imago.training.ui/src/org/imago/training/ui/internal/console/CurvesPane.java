// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.imago.training.process.Curve;
import org.imago.training.process.Run;
import org.imago.training.ui.internal.console.Panel.Span;

/** Loss, score and learning rate by epoch, of one run or of several on top of one another, while they are at work. */
final class CurvesPane {

    private static final int FIXED_STAGES = 1;
    private static final int FIXED_FOLDS = 2;
    /** Charts side by side are at least so much wider than high. */
    private static final double WIDE = 1.1;
    /** A chart of fewer lines of text has no room for words below it. */
    private static final int LOW = 13;

    private final Composite area;
    private final Combo stage;
    private final Combo fold;
    private final LegendBar legend;
    private final Button whole;
    private final Button export;
    private final Composite row;
    private final List<LineChart> charts;
    private final Label nothing;
    private List<String> stages = List.of();
    private List<Integer> folds = List.of();
    private List<Run> shown = List.of();
    private int leftOut;
    private long drawings;

    /**
     * Creates the pane.
     *
     * @param parent its layout places it
     * @param saved  asked to write what is shown into a file
     */
    CurvesPane(Composite parent, CurvesExport saved) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(5, 2).spacing(5, 2).numColumns(5).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.CurvesPane_stage);
        stage = combo();
        fold = combo();
        whole = new Button(area, SWT.PUSH);
        whole.setText(Messages.CurvesPane_whole);
        whole.setToolTipText(Messages.CurvesPane_whole_help);
        whole.addListener(SWT.Selection, event -> zoom(Optional.empty()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(whole);
        export = new Button(area, SWT.PUSH);
        export.setText(Messages.CurvesPane_export);
        Menu formats = new Menu(export);
        for (CurvesExport.Format format : CurvesExport.Format.values()) {
            MenuItem item = new MenuItem(formats, SWT.PUSH);
            item.setText(format.label());
            item.addListener(SWT.Selection, event -> saved.save(format, shown, panels()));
        }
        export.addListener(SWT.Selection, event -> {
            boolean drawn = !panels().isEmpty();
            Arrays.stream(formats.getItems()).forEach(item -> item.setEnabled(drawn));
            Point below = export.toDisplay(0, export.getSize().y);
            formats.setLocation(below);
            formats.setVisible(true);
        });
        legend = new LegendBar(area);
        GridDataFactory.fillDefaults().grab(true, false).span(5, 1).applyTo(legend.control());
        row = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, true).span(5, 1).applyTo(row);
        charts = List.of(chart(Messages.CurvesPane_loss), chart(Messages.CurvesPane_score),
                chart(Messages.CurvesPane_learning_rate));
        nothing = new Label(row, SWT.WRAP);
        nothing.setText(Messages.CurvesPane_nothing);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, SWT.DEFAULT).applyTo(nothing);
        row.addListener(SWT.Resize, event -> {
            arrange();
            // How many points are drawn depends on the width.
            draw();
        });
        choices();
    }

    private Combo combo() {
        Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.addListener(SWT.Selection, event -> draw());
        return combo;
    }

    private LineChart chart(String title) {
        LineChart chart = new LineChart(row, title, this::zoom);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, 1).applyTo(chart.control());
        return chart;
    }

    /**
     * Charts are beside one another where there is width, below one another where there is height; one without a line,
     * such as the learning rate of a fit that has none, is not shown.
     */
    private void arrange() {
        Point size = row.getSize();
        int seen = (int) charts.stream().filter(chart -> !chart.panel().lines().isEmpty()).count();
        int columns = size.x > WIDE * size.y ? Math.max(1, seen) : 1;
        GridLayout layout = (GridLayout) row.getLayout();
        boolean other = layout.numColumns != columns;
        layout.numColumns = columns;
        for (LineChart chart : charts) {
            other |= visible(chart.control(), !chart.panel().lines().isEmpty());
        }
        other |= visible(nothing, seen == 0);
        int lineHeight = Math.max(1, new PixelConverter(row).convertHeightInCharsToPixels(1));
        charts.forEach(chart -> chart.explain(size.y / lineHeight >= (columns == 1 ? seen : 1) * LOW));
        if (other) {
            row.layout();
        }
    }

    private static boolean visible(Control control, boolean visible) {
        GridData data = (GridData) control.getLayoutData();
        boolean other = data.exclude == visible;
        data.exclude = !visible;
        control.setVisible(visible);
        return other;
    }

    private void zoom(Optional<Span> epochs) {
        charts.forEach(chart -> chart.zoomX(epochs));
        whole.setEnabled(charts.stream().anyMatch(LineChart::isZoomed));
    }

    Control control() {
        return area;
    }

    /** Shows runs; as many as can be told apart. */
    void show(List<Run> runs) {
        List<Run> most = runs.stream().limit(Dash.MOST).toList();
        boolean others = !most.equals(shown);
        leftOut = runs.size() - most.size();
        shown = most;
        if (others) {
            zoom(Optional.empty());
        }
        draw();
    }

    /** Draws again what has changed. */
    void draw() {
        drawings++;
        choices();
        Pick pick = pick();
        List<List<Line>> lines = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < shown.size(); i++) {
            String name = name(shown.get(i));
            var fit = pick.of(shown.get(i).history().curves());
            lines.get(0).add(Line.of(name, i, Measure.TRAINING_LOSS, fit));
            lines.get(0).add(Line.of(name, i, Measure.VALIDATION_LOSS, fit));
            lines.get(1).add(Line.of(name, i, Measure.SCORE, fit));
            lines.get(2).add(Line.of(name, i, Measure.LEARNING_RATE, fit));
        }
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).show(lines.get(i));
        }
        arrange();
        legend.show(shown.stream().map(CurvesPane::name).toList(), leftOut);
        whole.setEnabled(charts.stream().anyMatch(LineChart::isZoomed));
        export.setEnabled(!shown.isEmpty());
    }

    static String name(Run run) {
        return run.order().folder().getFileName().toString();
    }

    /** Offers the stages and folds that there are; what was chosen stays. */
    private void choices() {
        Set<String> newStages = new LinkedHashSet<>();
        Set<Integer> newFolds = new TreeSet<>();
        for (Run run : shown) {
            for (Curve curve : run.history().curves()) {
                newStages.add(curve.stage());
                if (curve.fold() >= 0) {
                    newFolds.add(curve.fold());
                }
            }
        }
        if (stage.getItemCount() == 0 || !stages.equals(List.copyOf(newStages))) {
            Optional<String> chosen = pick().stage();
            stages = List.copyOf(newStages);
            List<String> items = new ArrayList<>(List.of(Messages.CurvesPane_latest_stage));
            stages.forEach(name -> items.add(Texts.stage(name)));
            fill(stage, items, chosen.map(stages::indexOf).filter(at -> at >= 0).map(at -> at + FIXED_STAGES)
                    .orElse(0));
        }
        if (fold.getItemCount() == 0 || !folds.equals(List.copyOf(newFolds))) {
            int chosen = pick().fold();
            folds = List.copyOf(newFolds);
            List<String> items = new ArrayList<>(List.of(Messages.CurvesPane_mean, Messages.CurvesPane_latest_fold));
            folds.forEach(number -> items.add(NLS.bind(Messages.Fold, number + 1)));
            fill(fold, items, chosen == Pick.LATEST ? 1 : folds.contains(chosen) ? folds.indexOf(chosen) + FIXED_FOLDS
                    : 0);
        }
    }

    private void fill(Combo combo, List<String> items, int select) {
        combo.setItems(items.toArray(String[]::new));
        combo.select(select);
        area.layout();
    }

    private Pick pick() {
        int stageAt = stage.getSelectionIndex() - FIXED_STAGES;
        int foldAt = fold.getSelectionIndex() - FIXED_FOLDS;
        return new Pick(stageAt >= 0 && stageAt < stages.size() ? Optional.of(stages.get(stageAt)) : Optional.empty(),
                foldAt >= 0 && foldAt < folds.size() ? folds.get(foldAt) : foldAt == -1 ? Pick.LATEST : Pick.MEAN);
    }

    /** Returns the charts as they are drawn, without those that are empty. */
    List<Panel> panels() {
        return charts.stream().map(LineChart::panel).filter(panel -> !panel.lines().isEmpty()).toList();
    }

    List<LineChart> charts() {
        return charts;
    }

    /** Returns how often the charts were drawn. */
    long drawings() {
        return drawings;
    }
}
