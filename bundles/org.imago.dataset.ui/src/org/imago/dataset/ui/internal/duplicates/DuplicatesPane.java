// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.Duplicates.Columns;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.duplicates.GroupRows.Which;

/** The pictures that a data set has more than once: how to find them at the top, then how many, then each. */
public final class DuplicatesPane {

    /** How often progress is shown, milliseconds. */
    private static final int PULSE = 250;

    private final Composite area;
    private final SearchBar bar;
    private final Label count;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final Label message;
    private final GroupsPage groups;
    private final Environment environment;
    private final Map<DatasetSession, Search> searches = new HashMap<>();
    private Optional<DatasetSession> session = Optional.empty();

    /**
     * What the pane needs of the program around it.
     *
     * @param groups   what the page of groups needs
     * @param memory   remembers the columns of a data set
     */
    record Environment(GroupsPage.Environment groups, Function<DatasetSession, DuplicatesMemory> memory) {
    }

    /** What is known of a data set's copies. */
    private static final class Search {

        private Optional<FoundDuplicates> found = Optional.empty();
        private Optional<FindDuplicates> underWay = Optional.empty();
        /** Rows that were edited since the search that is under way began. */
        private final Set<Integer> edited = new HashSet<>();
        private String message = Messages.DuplicatesPane_empty;
    }

    DuplicatesPane(Composite parent, Environment environment) {
        this.environment = environment;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        bar = new SearchBar(area, new Wishes());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        count = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).indent(5, 0).applyTo(count);
        stack = new Composite(area, SWT.NONE);
        stack.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        Composite empty = new Composite(stack, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(empty);
        message = new Label(empty, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(message);
        groups = new GroupsPage(stack, environment.groups());
        pages.topControl = empty;
        area.addDisposeListener(event -> searches.values()
                .forEach(search -> search.underWay.ifPresent(FindDuplicates::cancel)));
        show();
    }

    private final class Wishes implements SearchBar.Wishes {

        @Override
        public void find() {
            search().flatMap(search -> search.underWay).ifPresentOrElse(FindDuplicates::cancel,
                    DuplicatesPane.this::find);
        }

        @Override
        public void columns(Columns columns) {
            session.ifPresent(now -> {
                environment.memory().apply(now).keep(columns);
                Search search = of(now);
                boolean wanted = search.found.isPresent() || search.underWay.isPresent();
                search.underWay.ifPresent(FindDuplicates::cancel);
                search.underWay = Optional.empty();
                if (wanted) {
                    begin(now, search);
                }
            });
        }

        @Override
        public void show(Which which) {
            groups.show(which);
            updateCount();
        }
    }

    private Search of(DatasetSession which) {
        return searches.computeIfAbsent(which, any -> new Search());
    }

    private Optional<Search> search() {
        return session.map(this::of);
    }

    /** Finds the copies of the data set that is shown, unless that is under way. */
    public void find() {
        session.filter(now -> of(now).underWay.isEmpty()).ifPresent(now -> begin(now, of(now)));
    }

    private void begin(DatasetSession which, Search search) {
        FindDuplicates[] job = new FindDuplicates[1];
        job[0] = new FindDuplicates(which, bar.columns(), outcome -> ended(which, job[0], outcome));
        search.underWay = Optional.of(job[0]);
        search.edited.clear();
        job[0].schedule();
        show();
        pulse();
    }

    private void ended(DatasetSession which, FindDuplicates job, FindDuplicates.Outcome outcome) {
        Search search = of(which);
        if (area.isDisposed() || search.underWay.filter(now -> now == job).isEmpty()) {
            return;
        }
        search.underWay = Optional.empty();
        if (outcome.found().isPresent()) {
            search.found = outcome.found();
            if (!search.edited.isEmpty()) {
                search.found.get().holds(new CellsChanged(which, search.edited));
            }
        } else {
            search.message = outcome.problem().isEmpty() ? Messages.DuplicatesPane_cancelled
                    : NLS.bind(Messages.DuplicatesPane_failed, outcome.problem());
            search.found = outcome.problem().isEmpty() ? search.found : Optional.empty();
        }
        show();
    }

    /** Shows how far a search has come, as long as there is one. */
    private void pulse() {
        if (!area.isDisposed() && search().filter(search -> search.underWay.isPresent()).isPresent()) {
            updateCount();
            area.getDisplay().timerExec(PULSE, this::pulse);
        }
    }

    /**
     * Shows the copies of a data set, unless they are shown already.
     *
     * @param shown the data set; nothing to show none
     */
    public void activate(Optional<DatasetSession> shown) {
        if (!session.equals(shown)) {
            session = shown;
            session.ifPresent(this::showColumns);
            show();
            pulse();
        }
    }

    private void showColumns(DatasetSession now) {
        bar.set(now.dataset(), environment.memory().apply(now).columns());
    }

    private void show() {
        Optional<FoundDuplicates> found = search().flatMap(search -> search.found)
                .filter(some -> some.rows().groups() > 0);
        bar.enable(session.isPresent());
        bar.searching(search().flatMap(search -> search.underWay).isPresent());
        found.ifPresent(some -> some.rows().show(bar.which()));
        groups.set(session, found);
        message.setText(words().replace("&", "&&"));
        pages.topControl = found.isPresent() ? groups.control() : message.getParent();
        updateCount();
        area.layout(true, true);
        stack.layout();
    }

    private String words() {
        if (session.isEmpty()) {
            return Messages.DuplicatesPane_noDataset;
        }
        Search search = of(session.get());
        return search.underWay.isPresent() ? Messages.DuplicatesPane_wait
                : search.found.map(found -> NLS.bind(Messages.DuplicatesPane_nothing, found.samples()))
                        .orElse(search.message);
    }

    private void updateCount() {
        count.setText(search().map(this::count).orElse("").replace("&", "&&"));
    }

    private String count(Search search) {
        if (search.underWay.isPresent()) {
            return NLS.bind(Messages.DuplicatesPane_searching, search.underWay.get().percent());
        }
        return search.found.map(this::count).orElse("");
    }

    private String count(FoundDuplicates found) {
        int all = found.rows().groups();
        int conflicts = found.rows().conflicts();
        String words = NLS.bind(Messages.DuplicatesPane_count, counted(all, Messages.DuplicatesPane_group,
                Messages.DuplicatesPane_groups), counted(conflicts, Messages.DuplicatesPane_conflict,
                Messages.DuplicatesPane_conflicts));
        words = found.rows().size() == all ? words : NLS.bind(Messages.DuplicatesPane_some, words, found.rows().size());
        words = switch (found.notCompared()) {
            case 0 -> words;
            case 1 -> NLS.bind(Messages.DuplicatesPane_oneNotCompared, words);
            default -> NLS.bind(Messages.DuplicatesPane_notCompared, words, found.notCompared());
        };
        return isStale(found) ? NLS.bind(Messages.DuplicatesPane_stale, words) : words;
    }

    private static String counted(int number, String one, String many) {
        return number == 1 ? one : NLS.bind(many, number);
    }

    /**
     * Says that something happened to a data set, which need not be the one that is shown.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    public void happened(String topic, Object data) {
        if (data instanceof CellsChanged cells) {
            cellsChanged(cells);
        } else if (topic.equals(DatasetTopics.CLOSED) && searches.containsKey(data)) {
            searches.remove(data).underWay.ifPresent(FindDuplicates::cancel);
        } else if (session.filter(now -> now == data).isPresent()) {
            happened(topic, session.get());
        }
    }

    private void happened(String topic, DatasetSession now) {
        switch (topic) {
            case DatasetTopics.ANNOTATIONS -> {
                of(now).found.ifPresent(found -> found.rows().changed(row -> true));
                showColumns(now);
                show();
            }
            // Where the images lie is told like this as well.
            case DatasetTopics.CURRENT -> {
                groups.locate(now.images());
                updateCount();
            }
            case DatasetTopics.DIRTY -> groups.update();
            default -> { }
        }
    }

    private void cellsChanged(CellsChanged cells) {
        Search search = of(cells.session());
        search.edited.addAll(cells.rows());
        boolean moved = cells.rows().isEmpty() && search.underWay.isPresent();
        if (moved) {
            search.underWay.get().cancel();
            search.underWay = Optional.empty();
        }
        boolean gone = search.found.filter(found -> !found.holds(cells)).isPresent();
        if (gone || moved) {
            search.found = gone ? Optional.empty() : search.found;
            search.message = Messages.DuplicatesPane_gone;
        }
        if (session.filter(now -> now == cells.session()).isPresent()) {
            shownChanged(search, gone || moved);
        }
    }

    private void shownChanged(Search search, boolean otherwise) {
        session.ifPresent(this::showColumns);
        if (otherwise) {
            show();
        } else {
            groups.cellsChanged(search.found.filter(this::isStale).isPresent());
            updateCount();
        }
    }

    private boolean isStale(FoundDuplicates found) {
        return session.filter(now -> found.isStale(now.images())).isPresent();
    }

    /** Says that more pictures can be painted. Called in any thread. */
    public void picturesLoaded() {
        groups.picturesLoaded();
    }

    /** Puts the focus on the groups, or on the button that finds them. */
    public void setFocus() {
        if (pages.topControl == groups.control()) {
            groups.setFocus();
        } else {
            bar.setFocus();
        }
    }

    /** Returns the control, for layout. */
    public Composite control() {
        return area;
    }

    GroupsPage groups() {
        return groups;
    }

    String countText() {
        return count.getText();
    }

    String messageText() {
        return message.getText();
    }
}
