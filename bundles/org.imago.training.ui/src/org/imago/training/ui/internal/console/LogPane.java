// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.training.EventLog;
import org.imago.training.process.ProcessLog;
import org.imago.training.process.Run;

/**
 * What happened in a run, and what its process said. Follows the end unless the person has scrolled away from it.
 * Only lines that are seen are made.
 */
final class LogPane {

    private static final int TIME_CHARACTERS = 10;
    private static final int TEN = 10;
    private static final int STAGE_CHARACTERS = 24;
    /** Milliseconds after which the table has scrolled to where it was told to. */
    private static final int SCROLLED = 50;
    private static final Duration READ_AGAIN = Duration.ofSeconds(1);

    private final Composite area;
    private final Combo source;
    private final Label count;
    private final Button copy;
    private final Table table;
    private final Image warning;
    private Optional<Run> run = Optional.empty();
    private List<?> lines = List.of();
    private boolean reading;
    private long lastRead;
    private boolean following = true;
    private int lastTop;

    LogPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(5, 2).spacing(5, 2).numColumns(4).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.LogPane_show);
        source = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        source.setItems(Messages.LogPane_events, Messages.LogPane_output);
        source.select(0);
        source.addListener(SWT.Selection, event -> begin());
        count = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(count);
        copy = new Button(area, SWT.PUSH);
        copy.setText(Messages.LogPane_copy_all);
        copy.addListener(SWT.Selection, event -> copy(lines));
        table = new Table(area, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        warning = new LocalResourceManager(JFaceResources.getResources(), table)
                .create(DatasetIcons.icon("problem-error"));
        for (String name : List.of(Messages.LogPane_time, Messages.LogPane_stage, Messages.LogPane_text)) {
            new TableColumn(table, SWT.LEFT).setText(name);
        }
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.Resize, event -> widths());
        table.addListener(SWT.KeyDown, this::key);
        table.setMenu(menu());
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).hint(1, 1).applyTo(table);
        show(Optional.empty());
    }

    private Menu menu() {
        Menu menu = new Menu(table);
        item(menu, Messages.LogPane_copy, () -> copy(selected()));
        item(menu, Messages.LogPane_copy_all, () -> copy(lines));
        item(menu, Messages.LogPane_select_all, table::selectAll);
        return menu;
    }

    private static void item(Menu menu, String text, Runnable work) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> work.run());
    }

    private void key(Event event) {
        if (event.stateMask == SWT.MOD1 && event.keyCode == 'c') {
            copy(selected());
            event.doit = false;
        } else if (event.stateMask == SWT.MOD1 && event.keyCode == 'a') {
            table.selectAll();
            event.doit = false;
        }
    }

    private void widths() {
        int em = em();
        table.getColumn(0).setWidth(TIME_CHARACTERS * em);
        table.getColumn(1).setWidth(STAGE_CHARACTERS * em);
        table.getColumn(2).setWidth(Math.max(STAGE_CHARACTERS * em,
                table.getClientArea().width - (TIME_CHARACTERS + STAGE_CHARACTERS) * em));
    }

    private int em() {
        return (int) Math.ceil(new PixelConverter(table).convertWidthInCharsToPixels(TEN) / (double) TEN);
    }

    Control control() {
        return area;
    }

    Table table() {
        return table;
    }

    /** Returns the first line that was seen when the table had scrolled to its end the last time. */
    int lastTop() {
        return lastTop;
    }

    /** Shows a run, from the end of its log. */
    void show(Optional<Run> other) {
        if (!other.equals(run) || other.isEmpty()) {
            run = other;
            begin();
        } else {
            refresh();
        }
    }

    private void begin() {
        lines = List.of();
        lastRead = System.nanoTime() - READ_AGAIN.toNanos();
        following = true;
        lastTop = 0;
        table.setItemCount(0);
        table.deselectAll();
        refresh();
    }

    private boolean ofEvents() {
        return source.getSelectionIndex() == 0;
    }

    /** Shows what is new. */
    void refresh() {
        if (run.isEmpty()) {
            take(List.of());
        } else if (ofEvents()) {
            take(run.get().history().lines());
        } else if (!reading && System.nanoTime() - lastRead >= READ_AGAIN.toNanos()) {
            read(run.get());
        } else if (!reading) {
            // What the process says last is wanted, too.
            reading = true;
            area.getDisplay().timerExec((int) READ_AGAIN.toMillis(), () -> {
                reading = false;
                if (!area.isDisposed()) {
                    refresh();
                }
            });
        }
    }

    private void read(Run of) {
        reading = true;
        Job job = Job.create(Messages.LogPane_output, (ICoreRunnable) monitor -> {
            List<String> said = ProcessLog.tail(of.folder().log());
            if (!area.isDisposed()) {
                area.getDisplay().asyncExec(() -> said(of, said));
            }
        });
        job.setSystem(true);
        job.schedule();
    }

    private void said(Run of, List<String> said) {
        reading = false;
        lastRead = System.nanoTime();
        if (!area.isDisposed()) {
            if (run.filter(of::equals).isEmpty()) {
                refresh();
            } else if (!ofEvents()) {
                take(said);
            }
        }
    }

    private void take(List<?> now) {
        follow();
        int gone = gone(now);
        int before = lines.size();
        int top = table.getTopIndex();
        lines = now;
        if (gone > 0 && gone < before && before <= table.getItemCount()) {
            // The rows that stay keep what they show, and their selection.
            table.remove(0, gone - 1);
        } else if (gone > 0) {
            table.deselectAll();
            table.clearAll();
        }
        if (table.getItemCount() != now.size()) {
            table.setItemCount(now.size());
        }
        if (following && !now.isEmpty()) {
            table.showItem(table.getItem(now.size() - 1));
            area.getDisplay().timerExec(SCROLLED, this::scrolled);
        } else if (gone > 0) {
            table.setTopIndex(Math.max(0, top - gone));
        }
        count.setText(Texts.label(words(now.size())));
        copy.setEnabled(!now.isEmpty());
    }

    private String words(int size) {
        if (run.isEmpty()) {
            return Messages.LogPane_none;
        }
        return size == 0 ? Messages.LogPane_empty
                : NLS.bind(ofEvents() ? Messages.LogPane_count : Messages.LogPane_tail, size);
    }

    /** Returns how many of the first lines are no longer there. */
    private int gone(List<?> now) {
        if (lines.isEmpty() || now.isEmpty()) {
            return lines.size();
        }
        if (lines.getFirst() == now.getFirst()) {
            return 0;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == now.getFirst()) {
                return i;
            }
        }
        return lines.size();
    }

    /** Where the end is; it only moves on. */
    private void scrolled() {
        if (!table.isDisposed()) {
            lastTop = Math.max(lastTop, table.getTopIndex());
        }
    }

    /** Scrolling back ends following, scrolling to the end begins it. */
    private void follow() {
        int top = table.getTopIndex();
        int rows = table.getItemHeight() == 0 ? 1 : table.getClientArea().height / table.getItemHeight();
        following = top + rows >= table.getItemCount() - 1 || following && top >= lastTop;
    }

    private LogLine line(Object of) {
        return of instanceof EventLog.Entry entry ? LogLine.of(entry) : LogLine.said(String.valueOf(of));
    }

    private void fill(TableItem item, int index) {
        if (index >= lines.size()) {
            return;
        }
        LogLine line = line(lines.get(index));
        item.setText(new String[] {line.time(), line.stage(), line.text().replaceAll("\\s+", " ")});
        if (line.problem()) {
            item.setImage(2, warning);
            item.setForeground(JFaceResources.getColorRegistry().get(JFacePreferences.ERROR_COLOR));
        }
    }

    private List<?> selected() {
        return Arrays.stream(table.getSelectionIndices()).filter(i -> i < lines.size()).sorted().mapToObj(lines::get)
                .toList();
    }

    private void copy(List<?> what) {
        if (what.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(area.getDisplay());
        clipboard.setContents(new Object[] {what.stream().map(this::line).map(LogLine::copied)
                .collect(Collectors.joining("\n"))}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
