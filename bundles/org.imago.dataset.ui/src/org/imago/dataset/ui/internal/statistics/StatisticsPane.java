// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.statistics;

import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Progress;
import org.imago.dataset.SampleCounts;
import org.imago.dataset.SampleFilter;
import org.imago.dataset.statistics.BoxStatistics;
import org.imago.dataset.statistics.DatasetStatistics;
import org.imago.dataset.statistics.ImageSizes;
import org.imago.dataset.statistics.SampleGroup;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.charts.ThemedChart;
import org.imago.image.ImageDecoder;

/** What is in the data set on which the person works, in charts. Counted in the background, again after each edit. */
final class StatisticsPane {

    /** Long enough for a person to go on editing, milliseconds. */
    private static final int PAUSE = 700;
    /** More bars nobody tells apart. */
    private static final int MOST_BARS = 24;
    private static final int CHARACTERS_WIDE = 38;

    private final Composite area;
    private final Label summary;
    private final Button copy;
    private final ThemedChart classes;
    private final ThemedChart boxes;
    private final HeatMap places;
    private final ThemedChart images;
    private final ThemedChart progress;
    private final List<Job> asked = new ArrayList<>();
    private Optional<DatasetSession> session = Optional.empty();
    private Optional<ImageFolder> folder = Optional.empty();
    private ImageSizes sizes = ImageSizes.NONE;
    private Optional<DatasetStatistics> shown = Optional.empty();
    private List<String> labels = List.of();

    StatisticsPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(5, 2).applyTo(area);
        Composite head = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        summary = new Label(head, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
        copy = new Button(head, SWT.PUSH);
        copy.setText(Messages.StatisticsPane_copy);
        copy.setToolTipText(Messages.StatisticsPane_copyHelp);
        copy.addListener(SWT.Selection, event -> shown.ifPresent(this::copy));
        ScrolledComposite scrolled = new ScrolledComposite(area, SWT.H_SCROLL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
        Composite row = new Composite(scrolled, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).equalWidth(true).applyTo(row);
        classes = chart(row, Messages.StatisticsPane_classes, "", Messages.StatisticsPane_samples);
        classes.onBar(Messages.StatisticsPane_click, this::showClass);
        boxes = chart(row, Messages.StatisticsPane_boxes, Messages.StatisticsPane_share,
                Messages.StatisticsPane_boxes_count);
        boxes.control().getLegend().setVisible(false);
        places = places(row);
        images = chart(row, Messages.StatisticsPane_images, Messages.StatisticsPane_pixels,
                Messages.StatisticsPane_images_count);
        images.control().getLegend().setVisible(false);
        progress = chart(row, Messages.StatisticsPane_progress, "", Messages.StatisticsPane_samples);
        scrolled.setContent(row);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        scrolled.setMinWidth(5 * new PixelConverter(row).convertWidthInCharsToPixels(CHARACTERS_WIDE));
        Dialog.applyDialogFont(area);
        area.addDisposeListener(event -> forget());
        show(Optional.empty());
    }

    private static ThemedChart chart(Composite row, String title, String x, String y) {
        ThemedChart chart = new ThemedChart(row, title, x, y);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(chart.control());
        return chart;
    }

    private static HeatMap places(Composite row) {
        Composite cell = new Composite(row, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 5).applyTo(cell);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(cell);
        Label title = new Label(cell, SWT.CENTER);
        title.setText(Messages.StatisticsPane_places);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        HeatMap map = new HeatMap(cell);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(map.control());
        return map;
    }

    Control control() {
        return area;
    }

    /**
     * Shows a data set.
     *
     * @param active nothing to show none
     */
    void show(Optional<DatasetSession> active) {
        session = active;
        folder = Optional.empty();
        sizes = ImageSizes.NONE;
        clear();
        summary.setText(active.isEmpty() ? Messages.StatisticsPane_none : Messages.StatisticsPane_counting);
        count(0);
    }

    /** Says that something happened to a data set, which need not be the one that is shown. */
    void happened(String topic, Object data) {
        Object about = data instanceof CellsChanged cells ? cells.session() : data;
        boolean counts = topic.equals(DatasetTopics.CELLS) || topic.equals(DatasetTopics.DIRTY)
                || topic.equals(DatasetTopics.ANNOTATIONS);
        if (counts && session.filter(now -> now == about).isPresent()) {
            count(PAUSE);
        }
    }

    private void count(int pause) {
        forget();
        session.ifPresent(now -> {
            if (!now.images().equals(folder)) {
                folder = now.images();
                sizes = folder.map(some -> ImageSizes.remembered(ImageSizes.ofHeaders(some, new ImageDecoder())))
                        .orElse(ImageSizes.NONE);
            }
            ImageSizes known = sizes;
            Job job = Job.create(Messages.StatisticsPane_counting, (ICoreRunnable) monitor -> {
                DatasetStatistics found = count(now.dataset(), known, monitor);
                tell(monitor, () -> show(found));
            });
            job.setSystem(true);
            asked.add(job);
            job.schedule(pause);
        });
    }

    private static DatasetStatistics count(Dataset dataset, ImageSizes sizes, IProgressMonitor monitor) {
        return DatasetStatistics.of(dataset, sample -> {
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
            return sizes.of(sample);
        }, progress(dataset));
    }

    private static Map<LocalDate, SampleCounts> progress(Dataset dataset) {
        try {
            return Progress.byDay(Progress.read(dataset.file()), ZoneId.systemDefault());
        } catch (IOException e) {
            // A note for people's curiosity; everything else can be shown without it.
            return Map.of();
        }
    }

    private void tell(IProgressMonitor monitor, Runnable news) {
        if (!area.isDisposed()) {
            area.getDisplay().asyncExec(() -> {
                if (!monitor.isCanceled() && !area.isDisposed()) {
                    news.run();
                }
            });
        }
    }

    private void forget() {
        asked.forEach(Job::cancel);
        asked.clear();
    }

    private void clear() {
        List.of(classes, boxes, images, progress).forEach(chart -> {
            chart.clear();
            chart.redraw();
        });
        places.show(List.of());
        labels = List.of();
        shown = Optional.empty();
        copy.setEnabled(false);
    }

    private void copy(DatasetStatistics counted) {
        Clipboard clipboard = new Clipboard(area.getDisplay());
        clipboard.setContents(new Object[] {counted.csv()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void show(DatasetStatistics found) {
        clear();
        shown = Optional.of(found);
        copy.setEnabled(true);
        SampleCounts counts = found.counts();
        summary.setText(NLS.bind(Messages.StatisticsPane_summary, new Object[] {counts.samples(), counts.excluded(),
            counts.boxed(), counts.boxes(), counts.reviewed()}));
        showClasses(found);
        showBoxes(found.boxes());
        showImages(found);
        showProgress(found.progress());
        area.layout(true, true);
    }

    private void showClasses(DatasetStatistics found) {
        labels = found.labels().stream().limit(MOST_BARS).toList();
        String[] names = labels.stream().map(label -> label.isEmpty() ? Messages.StatisticsPane_no_class : label)
                .toArray(String[]::new);
        stack(found, Messages.StatisticsPane_boxed, group -> !group.excluded() && group.boxed(), names, 2);
        stack(found, Messages.StatisticsPane_unboxed, group -> !group.excluded() && !group.boxed(), names, 0);
        stack(found, Messages.StatisticsPane_excluded, SampleGroup::excluded, names, 1);
        classes.fit();
        classes.redraw();
    }

    private void stack(DatasetStatistics found, String name, Predicate<SampleGroup> which, String[] names, int colour) {
        double[] heights = labels.stream().mapToDouble(label -> found.samples(which.and(group -> group.label()
                .equals(label)))).toArray();
        classes.stacked(name, heights, names, colour);
    }

    private void showBoxes(BoxStatistics found) {
        String[] bounds = BoxStatistics.SHARES.stream().limit(BoxStatistics.SHARES.size() - 1L)
                .map(share -> new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share))
                .toArray(String[]::new);
        boxes.bars(Messages.StatisticsPane_boxes_count, found.shares().stream().mapToDouble(Integer::doubleValue)
                .toArray(), bounds, 0);
        boxes.fit();
        boxes.redraw();
        places.show(found.positions());
    }

    private void showImages(DatasetStatistics found) {
        String[] names = found.images().sizes().keySet().stream().limit(MOST_BARS)
                .map(size -> size.width() + " \u00d7 " + size.height()).toArray(String[]::new);
        images.bars(Messages.StatisticsPane_images_count, found.images().sizes().values().stream().limit(MOST_BARS)
                .mapToDouble(Integer::doubleValue).toArray(), names, 0);
        images.fit();
        images.redraw();
    }

    private void showProgress(Map<LocalDate, SampleCounts> days) {
        line(days, Messages.StatisticsPane_boxed, SampleCounts::boxed, 2);
        line(days, Messages.StatisticsPane_excluded, SampleCounts::excluded, 1);
        line(days, Messages.StatisticsPane_reviewed, SampleCounts::reviewed, 3);
        progress.places(days.keySet().stream().map(LocalDate::toString).toArray(String[]::new));
        progress.control().getTitle().setText(days.isEmpty() ? Messages.StatisticsPane_noProgress
                : Messages.StatisticsPane_progress);
        progress.ticks(!days.isEmpty());
        progress.fit();
        progress.redraw();
    }

    private void line(Map<LocalDate, SampleCounts> days, String name, ToIntFunction<SampleCounts> count, int colour) {
        double[] heights = days.values().stream().mapToInt(count).asDoubleStream().toArray();
        double[] places = new double[heights.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        progress.dots(name, places, heights, colour);
    }

    private void showClass(int bar) {
        if (bar < labels.size()) {
            String label = labels.get(bar);
            String name = label.isEmpty() ? Messages.StatisticsPane_no_class : label;
            session.ifPresent(now -> now.filter(SampleFilter.ofClass(Set.of(label)),
                    NLS.bind(Messages.StatisticsPane_class, name)));
        }
    }
}
