// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.imago.dataset.DuplicateGroup;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.duplicates.CopiesBar.Action;
import org.imago.dataset.ui.internal.duplicates.GroupRows.Row;
import org.imago.dataset.ui.internal.duplicates.GroupRows.Which;
import org.imago.dataset.ui.internal.table.ColumnMemory;
import org.imago.dataset.ui.internal.table.LocatedPictures;
import org.imago.dataset.ui.internal.table.SamplePictures;
import org.imago.dataset.ui.internal.table.grid.Grid;

/** Groups of copies at the left, the samples of the selected one at the right. */
final class GroupsPage {

    private static final int[] WEIGHTS = {45, 55};

    private final SashForm sash;
    private final Composite left;
    private final CopiesCanvas copies;
    private final CopiesBar bar;
    private final Environment environment;
    private final AtomicBoolean redrawing = new AtomicBoolean();
    private final Display display;
    private Optional<Shown> shown = Optional.empty();
    private Optional<LocatedPictures> pictures = Optional.empty();
    private Optional<ImageFolder> folder = Optional.empty();

    /**
     * What the page needs of the program around it.
     *
     * @param memory         remembers the columns of the list
     * @param pictures       loads small pictures of files
     * @param activateEditor opens the editor of a data set, or goes to it
     */
    record Environment(ColumnMemory memory, SamplePictures.Source pictures, Consumer<DatasetSession> activateEditor) {
    }

    private record Shown(DatasetSession session, FoundDuplicates found, Grid<Row> grid) {
    }

    GroupsPage(Composite parent, Environment environment) {
        this.environment = environment;
        display = parent.getDisplay();
        sash = new SashForm(parent, SWT.HORIZONTAL);
        left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(left);
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
        sash.setWeights(WEIGHTS);
        bar = new CopiesBar(right,
                new Action(Messages.CopiesBar_keep, Messages.CopiesBar_keepHelp,
                        () -> canEdit(DuplicateEdits::canKeepOnly),
                        () -> edit(DuplicateEdits::keepOnly)),
                new Action(Messages.CopiesBar_class, Messages.CopiesBar_classHelp,
                        () -> canEdit(DuplicateEdits::canTakeClass),
                        () -> edit(DuplicateEdits::takeClass)),
                new Action(Messages.CopiesBar_open, "", () -> selected().isPresent(), this::open));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        copies = new CopiesCanvas(right);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(copies.control());
        copies.onOpen(this::open);
        copies.onSelection(bar::update);
        bar.menuOn(copies.control());
        sash.addDisposeListener(event -> pictures.ifPresent(LocatedPictures::close));
        bar.update();
    }

    /** An edit of a group that starts from one of its samples. */
    private interface Edit {

        void apply(DatasetSession session, DuplicateGroup group, Sample sample);
    }

    private boolean canEdit(BiPredicate<DuplicateGroup, Sample> possible) {
        return shown.filter(now -> !now.session().readOnly()).isPresent() && group().isPresent()
                && selected().filter(sample -> possible.test(group().get(), sample)).isPresent();
    }

    private void edit(Edit edit) {
        shown.ifPresent(now -> edit.apply(now.session(), group().orElseThrow(), selected().orElseThrow()));
        // A button that cannot be pressed any more would give the focus to the next one, which does something else.
        copies.control().setFocus();
    }

    private Optional<DuplicateGroup> group() {
        return shown.flatMap(now -> now.grid().selection().stream().findFirst()).map(Row::group);
    }

    private Optional<Sample> selected() {
        return copies.selected();
    }

    private void open() {
        shown.ifPresent(now -> selected().ifPresent(sample -> {
            now.session().show(sample);
            environment.activateEditor().accept(now.session());
        }));
    }

    /** Shows what was found in a data set; nothing to show nothing. */
    void set(Optional<DatasetSession> session, Optional<FoundDuplicates> found) {
        if (found.equals(shown.map(Shown::found))) {
            shown.ifPresent(now -> now.grid().rowsChanged());
            cellsChanged(false);
            return;
        }
        Optional<DuplicateGroup> before = group();
        boolean focus = shown.filter(now -> now.grid().control().isFocusControl()).isPresent();
        shown.ifPresent(now -> now.grid().control().dispose());
        shown = found.map(some -> create(session.orElseThrow(), some));
        locate(session.flatMap(DatasetSession::images));
        shown.ifPresent(now -> select(now, before.flatMap(now.found().rows()::find)));
        left.layout();
        showCopies();
        if (focus) {
            setFocus();
        }
    }

    private Shown create(DatasetSession session, FoundDuplicates found) {
        Grid<Row> grid = new Grid<>(left, Messages.DuplicatesPane_name, found.rows(), environment.memory().layout());
        grid.keepLayout(environment.memory()::keep);
        grid.onSelection(this::showCopies);
        grid.onOpen(this::open);
        bar.menuOn(grid.control());
        grid.rowMenu(grid.control().getMenu());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(grid.control());
        return new Shown(session, found, grid);
    }

    private void select(Shown now, Optional<Row> wanted) {
        GroupRows rows = now.found().rows();
        wanted.filter(row -> rows.placeOf(row) >= 0).or(() -> rows.size() > 0 ? Optional.of(rows.row(0))
                : Optional.empty()).ifPresent(now.grid()::select);
    }

    /** Takes note of where images lie. */
    void locate(Optional<ImageFolder> images) {
        if (!folder.equals(images)) {
            folder = images;
            pictures.ifPresent(LocatedPictures::close);
            pictures = images.map(where -> new LocatedPictures(where, environment.pictures(), this::picturesLoaded));
            copies.pictures(pictures.isPresent() ? pictures.get() : SamplePictures.NONE);
        }
    }

    /** Shows other groups. */
    void show(Which which) {
        shown.ifPresent(now -> {
            Optional<Row> before = now.grid().selection().stream().findFirst();
            now.found().rows().show(which);
            now.grid().rowsChanged();
            select(now, before);
            showCopies();
        });
    }

    private void showCopies() {
        copies.show(group().flatMap(group -> shown.map(now -> Copy.of(now.found().duplicates(), group)))
                .orElse(List.of()));
        bar.update();
    }

    /**
     * Says that rows say something else.
     *
     * @param files whether they may name other files
     */
    void cellsChanged(boolean files) {
        if (files) {
            pictures.ifPresent(LocatedPictures::forget);
        }
        shown.ifPresent(now -> now.grid().cellsChanged());
        showCopies();
    }

    /** Enables what can be done now. */
    void update() {
        bar.update();
    }

    /** Says that more pictures can be painted. Called in any thread. */
    void picturesLoaded() {
        if (!redrawing.getAndSet(true) && !display.isDisposed()) {
            display.asyncExec(() -> {
                redrawing.set(false);
                if (!sash.isDisposed()) {
                    copies.redraw();
                }
            });
        }
    }

    Control control() {
        return sash;
    }

    void setFocus() {
        shown.ifPresent(now -> now.grid().control().setFocus());
    }

    CopiesCanvas copies() {
        return copies;
    }
}
