// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.ExpressionException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.SampleFilter;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;

/** The label table of a data set: what is to be seen is said at the top, then how many samples that are, then they. */
public final class LabelTable {

    private final Composite area;
    private final FilterBar filter;
    private final Composite line;
    private final Label count;
    private final Environment environment;
    private final Map<DatasetSession, FilterSetting> filters = new WeakHashMap<>();
    private final AtomicBoolean redrawing = new AtomicBoolean();
    private final Display display;
    private Optional<Shown> shown = Optional.empty();

    /**
     * What the table needs of the program around it.
     *
     * @param memory         remembers the columns
     * @param pictures       loads small pictures of files
     * @param activateEditor opens the editor of a data set, or goes to it
     */
    public record Environment(ColumnMemory memory, SamplePictures.Source pictures,
            Consumer<DatasetSession> activateEditor) {
    }

    private record Shown(DatasetSession session, SampleTable table, BulkBar bar, Optional<LocatedPictures> pictures,
            List<String> columns) {

        void dispose() {
            pictures.ifPresent(LocatedPictures::close);
            bar.control().dispose();
            table.control().dispose();
        }
    }

    /**
     * Creates the table.
     *
     * @param parent      its parent
     * @param environment what it needs
     */
    public LabelTable(Composite parent, Environment environment) {
        this.environment = environment;
        display = parent.getDisplay();
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        filter = new FilterBar(area, () -> shown.map(now -> now.session().classes()).orElse(List.of()), this::filter);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter.control());
        line = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(5, 0, 0, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        count = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(count);
        area.addDisposeListener(event -> shown.flatMap(Shown::pictures).ifPresent(LocatedPictures::close));
        show(Optional.empty());
    }

    /** Returns the control, for layout. */
    public Composite control() {
        return area;
    }

    /**
     * Shows a data set, unless it is shown already.
     *
     * @param session the data set; nothing to show none
     */
    public void activate(Optional<DatasetSession> session) {
        if (!session.equals(shown.map(Shown::session))) {
            show(session);
        }
    }

    private void show(Optional<DatasetSession> session) {
        shown.ifPresent(Shown::dispose);
        shown = session.map(this::create);
        filter.set(session.map(some -> filters.getOrDefault(some, FilterSetting.NONE)).orElse(FilterSetting.NONE));
        filter.showElsewhere(session.filter(this::isChosenElsewhere).isPresent());
        filter.showRight();
        filter.control().setEnabled(session.isPresent());
        updateCount();
        area.layout(true, true);
    }

    private Shown create(DatasetSession session) {
        List<SampleColumn> columns = SampleColumns.of(session);
        SampleTable table = new SampleTable(area, session, columns, environment.memory().layout(),
                () -> environment.activateEditor().accept(session));
        table.keepLayout(environment.memory()::keep);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.grid().onSelection(this::updateCount);
        Optional<LocatedPictures> pictures = session.images()
                .map(folder -> new LocatedPictures(folder, environment.pictures(), this::picturesLoaded));
        pictures.ifPresent(table.rows()::pictures);
        return new Shown(session, table, new BulkBar(line, table), pictures, session.dataset().columns());
    }

    private void filter(FilterSetting setting) {
        shown.ifPresent(now -> {
            DatasetSession session = now.session();
            try {
                SampleFilter samples = setting.filter(row -> !session.problems().of(row).isEmpty(),
                        name -> session.dataset().columnIndex(name) >= 0);
                filters.put(session, setting);
                filter.showRight();
                session.filter(samples, setting.description());
                updateCount();
            } catch (ExpressionException e) {
                count.setText(filter.showMistake(e).replace("&", "&&"));
            }
        });
    }

    /** Another view may choose samples, too, such as those behind a figure. */
    private boolean isChosenElsewhere(DatasetSession session) {
        return !session.filterDescription()
                .equals(filters.getOrDefault(session, FilterSetting.NONE).description());
    }

    private void updateCount() {
        count.setText(shown.map(this::words).orElse(Messages.LabelTable_none).replace("&", "&&"));
        shown.ifPresent(now -> now.bar().update());
    }

    private String words(Shown now) {
        int all = now.session().dataset().samples().size();
        int some = now.session().order().size();
        String words = some == all ? NLS.bind(Messages.LabelTable_all, all)
                : NLS.bind(Messages.LabelTable_some, some, all);
        if (isChosenElsewhere(now.session())) {
            words = NLS.bind(Messages.LabelTable_elsewhere, words, now.session().filterDescription());
        }
        int selected = now.table().selected();
        return selected > 1 ? NLS.bind(Messages.LabelTable_selected, words, selected) : words;
    }

    /** Says that more pictures can be painted. Called in any thread. */
    public void picturesLoaded() {
        if (!redrawing.getAndSet(true) && !display.isDisposed()) {
            display.asyncExec(() -> {
                redrawing.set(false);
                if (!area.isDisposed()) {
                    shown.ifPresent(now -> now.table().grid().cellsChanged());
                }
            });
        }
    }

    /**
     * Says that something happened to a data set, which need not be the one that is shown.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    public void happened(String topic, Object data) {
        if (data instanceof CellsChanged cells) {
            shown.filter(now -> now.session() == cells.session()).ifPresent(now -> cellsChanged(now, cells));
        } else {
            shown.filter(now -> now.session() == data).ifPresent(now -> happened(topic, now));
        }
    }

    private void happened(String topic, Shown now) {
        switch (topic) {
            case DatasetTopics.CURRENT -> currentChanged(now);
            case DatasetTopics.IMAGES -> imagesChanged(now);
            case DatasetTopics.ORDER -> {
                now.table().orderChanged();
                filter.showElsewhere(isChosenElsewhere(now.session()));
                updateCount();
            }
            case DatasetTopics.PROBLEMS -> now.table().cellsChanged(row -> true);
            case DatasetTopics.ANNOTATIONS -> show(Optional.of(now.session()));
            default -> now.bar().update();
        }
    }

    /** Where the images lie is told like this as well. */
    private void currentChanged(Shown now) {
        if (now.pictures().isPresent() == now.session().images().isPresent()) {
            now.table().showCurrent();
            updateCount();
        } else {
            show(Optional.of(now.session()));
        }
    }

    private void imagesChanged(Shown now) {
        if (now.pictures().map(LocatedPictures::folder).equals(now.session().images().map(ImageFolder::folder))) {
            now.pictures().ifPresent(LocatedPictures::forget);
            environment.pictures().lookAgain();
            now.table().cellsChanged(row -> true);
        } else {
            show(Optional.of(now.session()));
        }
    }

    private void cellsChanged(Shown now, CellsChanged cells) {
        if (!now.columns().equals(now.session().dataset().columns())) {
            show(Optional.of(now.session()));
            return;
        }
        if (cells.rows().isEmpty()) {
            now.pictures().ifPresent(LocatedPictures::forget);
        }
        now.table().cellsChanged(cells::touches);
        updateCount();
    }

    /** Puts the focus on the samples, or on the filter if none are shown. */
    public void setFocus() {
        if (shown.isPresent()) {
            shown.get().table().control().setFocus();
        } else {
            filter.setFocus();
        }
    }

    FilterBar filterBar() {
        return filter;
    }

    Optional<SampleTable> table() {
        return shown.map(Shown::table);
    }

    String countText() {
        return count.getText();
    }
}
