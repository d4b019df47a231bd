// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;

/** The runs, the newest first, each in a row that is changed alone when the run goes on. */
final class RunTable {

    private static final String BUNDLE = "org.imago.training.ui";

    private final RunQueue queue;
    private final Looks looks;
    private final TableViewer viewer;
    private final LocalResourceManager icons;
    private final Map<RunState, Image> images = new HashMap<>();
    private Optional<Path> data = Optional.empty();
    private Optional<RunColumn> sorted = Optional.empty();
    private boolean descending;
    private List<Run> shown = List.of();

    /**
     * Creates the table.
     *
     * @param parent its layout places it
     * @param queue  the runs
     * @param looks  what is in their folders
     */
    RunTable(Composite parent, RunQueue queue, Looks looks) {
        this.queue = queue;
        this.looks = looks;
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        icons = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setUseHashlookup(true);
        viewer.setComparator(new ViewerComparator() {
            @Override
            public int compare(Viewer of, Object a, Object b) {
                return order().compare((Run) a, (Run) b);
            }
        });
        for (RunColumn column : RunColumn.values()) {
            add(column);
        }
        Table table = viewer.getTable();
        table.setHeaderVisible(true);
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.setInput(shown);
    }

    private void add(RunColumn column) {
        TableViewerColumn made = new TableViewerColumn(viewer, SWT.LEFT);
        made.getColumn().setText(column.label());
        made.getColumn().setWidth(width(column));
        made.getColumn().setMoveable(true);
        made.getColumn().addListener(SWT.Selection, event -> sort(column, made.getColumn()));
        made.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object run) {
                return column.text((Run) run, looks.of((Run) run));
            }

            @Override
            public Image getImage(Object run) {
                return column == RunColumn.NAME ? image(((Run) run).state()) : null;
            }

            @Override
            public String getToolTipText(Object run) {
                String reason = ((Run) run).reason();
                return reason.isEmpty() ? ((Run) run).order().folder().toString() : reason;
            }
        });
    }

    private int width(RunColumn column) {
        return new PixelConverter(viewer.getTable()).convertWidthInCharsToPixels(column.characters());
    }

    private Image image(RunState state) {
        return images.computeIfAbsent(state, key -> icons.create(icon("run-"
                + key.name().toLowerCase(Locale.ROOT))));
    }

    static ImageDescriptor icon(String name) {
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }

    /** Without a column, the newest come first. */
    private Comparator<Run> order() {
        Comparator<Run> newest = Comparator.comparing(Run::queued).reversed().thenComparing(CurvesPane::name);
        if (sorted.isEmpty()) {
            return newest;
        }
        Comparator<Run> byColumn = sorted.get().order(looks);
        return descending ? byColumn.reversed() : byColumn;
    }

    /** The first click sorts, the second the other way round, the third not any more. */
    private void sort(RunColumn column, TableColumn widget) {
        Table table = viewer.getTable();
        if (sorted.filter(column::equals).isEmpty()) {
            sorted = Optional.of(column);
            descending = false;
        } else if (!descending) {
            descending = true;
        } else {
            sorted = Optional.empty();
        }
        table.setSortColumn(sorted.isPresent() ? widget : null);
        table.setSortDirection(sorted.isEmpty() ? SWT.NONE : descending ? SWT.DOWN : SWT.UP);
        viewer.refresh();
    }

    /** Shows the runs of a data set, or all. */
    void show(Optional<Path> of) {
        data = of.map(path -> path.toAbsolutePath().normalize());
        TableColumn column = viewer.getTable().getColumn(RunColumn.DATA.ordinal());
        column.setWidth(data.isPresent() ? 0 : width(RunColumn.DATA));
        column.setResizable(data.isEmpty());
        refresh();
    }

    /** Some runs are there that were not, or are gone. */
    void refresh() {
        List<Run> now = new ArrayList<>(queue.runs().stream().filter(this::belongs).toList());
        if (!now.equals(shown)) {
            shown = now;
            viewer.setInput(now);
        }
    }

    private boolean belongs(Run run) {
        return data.isEmpty() || run.order().data().toAbsolutePath().normalize().equals(data.get());
    }

    /** These runs are further than they were. Where none is new or gone, only their rows change. */
    void update(Set<Run> runs) {
        refresh();
        Object[] seen = runs.stream().filter(shown::contains).toArray();
        if (seen.length > 0) {
            viewer.update(seen, null);
        }
    }

    /** Returns the runs that are shown, as they are ordered. */
    List<Run> shown() {
        return Arrays.stream(viewer.getTable().getItems()).map(item -> (Run) item.getData()).toList();
    }

    /** Returns the selected runs, from top to bottom. */
    List<Run> selected() {
        return ((IStructuredSelection) viewer.getSelection()).stream().map(Run.class::cast).toList();
    }

    void select(List<Run> runs) {
        viewer.setSelection(new StructuredSelection(runs), true);
    }

    TableViewer viewer() {
        return viewer;
    }
}
