// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.ui.internal.console.RunCommands.Command;

/**
 * Runs, waiting, at work and ended, with curves, log and facts of those that are selected. However many events there
 * are, it is drawn a few times a second at most. Needs no workbench.
 */
public final class ConsolePane {

    private static final Duration PACE = Duration.ofMillis(200);
    /** Times go on also where nothing happens. */
    private static final int TICK = 1000;
    private static final int[] WEIGHTS = {38, 62};

    private final RunQueue queue;
    private final Pulse<Run> pulse;
    private final Looks looks;
    private final RunCommands commands;
    private final SashForm area;
    private final Combo filter;
    private final StackLayout pages = new StackLayout();
    private final Composite stack;
    private final Label invitation;
    private final RunTable table;
    private final RunBar bar;
    private final CTabFolder tabs;
    private final CurvesPane curves;
    private final LogPane log;
    private final FactsPane facts;
    private Optional<Path> data = Optional.empty();
    /** As long as the person has chosen none, the newest run is shown. */
    private boolean newest = true;
    private boolean selecting;

    /**
     * Creates the pane.
     *
     * @param parent its parent
     * @param queue  the runs
     * @param host   the workbench around it
     */
    public ConsolePane(Composite parent, RunQueue queue, ConsoleHost host) {
        this.queue = queue;
        area = new SashForm(parent, SWT.HORIZONTAL);
        pulse = new Pulse<>(area, PACE, this::update);
        looks = new Looks(area, pulse::changed);
        commands = new RunCommands(queue, host, looks, words -> FactsPane.copy(area, words));
        Composite left = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(left);
        Composite head = new Composite(left, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(5, 0).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        filter = new Combo(head, SWT.DROP_DOWN | SWT.READ_ONLY);
        filter.setItems(Messages.ConsolePane_this, Messages.ConsolePane_all);
        filter.select(0);
        filter.addListener(SWT.Selection, event -> filter());
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(filter);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(tools(head));
        stack = new Composite(left, SWT.NONE);
        stack.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        Composite page = new Composite(stack, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(page);
        invitation = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, SWT.DEFAULT).applyTo(invitation);
        table = new RunTable(stack, queue, looks);
        Composite right = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
        bar = new RunBar(right);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        tabs = new CTabFolder(right, SWT.TOP | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        curves = new CurvesPane(tabs, new CurvesExport(host));
        log = new LogPane(tabs);
        facts = new FactsPane(tabs, host::open);
        tab(Messages.ConsolePane_curves, curves.control());
        tab(Messages.ConsolePane_log, log.control());
        tab(Messages.ConsolePane_facts, facts.control());
        tabs.setSelection(0);
        tabs.addListener(SWT.Selection, event -> showSelected());
        area.setWeights(WEIGHTS);
        listen();
        show(Optional.empty());
        tick();
    }

    private void tab(String title, Control content) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(content);
    }

    private ToolBar tools(Composite head) {
        ToolBarManager tools = new ToolBarManager(SWT.FLAT | SWT.HORIZONTAL);
        commands.fill(tools, Command.CANCEL, Command.KILL, Command.RESUME, Command.AGAIN);
        commands.fill(tools, Command.EVALUATION, Command.REPORT);
        commands.fill(tools, Command.DELETE);
        ToolBar bar = tools.createControl(head);
        head.addDisposeListener(event -> tools.dispose());
        return bar;
    }

    private void listen() {
        table.viewer().addSelectionChangedListener(event -> {
            newest = selecting && newest || table.selected().isEmpty();
            showSelected();
        });
        table.viewer().addOpenListener(event -> open());
        table.viewer().getTable().addListener(SWT.KeyDown, this::key);
        MenuManager menu = new MenuManager();
        commands.fill(menu, Command.CANCEL, Command.KILL, Command.RESUME, Command.AGAIN);
        commands.fill(menu, Command.EVALUATION, Command.REPORT, Command.PROPOSALS);
        commands.fill(menu, Command.COPY, Command.FOLDER);
        commands.fill(menu, Command.DELETE);
        table.viewer().getTable().setMenu(menu.createContextMenu(table.viewer().getTable()));
        area.addDisposeListener(event -> menu.dispose());
    }

    private void key(Event event) {
        if (event.keyCode == SWT.DEL && event.stateMask == 0) {
            commands.run(Command.DELETE);
        } else if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
            commands.run(Command.COPY);
            event.doit = false;
        }
    }

    /** Enter and two clicks show what there is to see of a run: its figures, or how it goes. */
    private void open() {
        if (commands.action(Command.EVALUATION).isEnabled()) {
            commands.run(Command.EVALUATION);
        } else {
            tabs.setSelection(1);
            showSelected();
        }
    }

    /** Returns the control, for layout. */
    public Control control() {
        return area;
    }

    /** Puts the focus on the runs. */
    public void setFocus() {
        if (pages.topControl == table.viewer().getTable()) {
            table.viewer().getTable().setFocus();
        } else {
            filter.setFocus();
        }
    }

    /**
     * Shows the runs of a data set.
     *
     * @param csv nothing to show the runs of all
     */
    public void show(Optional<Path> csv) {
        data = csv;
        filter();
    }

    private void filter() {
        newest = true;
        boolean all = filter.getSelectionIndex() == 1 || data.isEmpty();
        table.show(all ? Optional.empty() : data);
        settle();
    }

    /**
     * Tells that a run is new, in another state, has new events, or is gone. In any thread.
     *
     * @param run the run
     */
    public void changed(Run run) {
        pulse.changed(run);
    }

    private void update(Set<Run> runs) {
        table.update(runs);
        Set<Run> known = Set.copyOf(queue.runs());
        runs.stream().filter(run -> !known.contains(run)).forEach(looks::forget);
        settle();
        List<Run> selected = table.selected();
        if (selected.stream().anyMatch(runs::contains)) {
            refresh(selected);
        }
    }

    /** Something is selected, so that something is seen. */
    private void settle() {
        Control top = table.viewer().getTable().getItemCount() > 0 ? table.viewer().getTable()
                : invitation.getParent();
        if (top == invitation.getParent()) {
            boolean ofData = data.isPresent() && filter.getSelectionIndex() == 0;
            String words = ofData ? NLS.bind(Messages.ConsolePane_none, data.get().getFileName())
                    : Messages.ConsolePane_none_at_all;
            if (!invitation.getText().equals(Texts.label(words))) {
                invitation.setText(Texts.label(words));
                invitation.getParent().layout();
            }
        }
        if (pages.topControl != top) {
            pages.topControl = top;
            stack.layout();
        }
        List<Run> selected = table.selected();
        List<Run> wanted = newest || selected.isEmpty() ? table.shown().stream().limit(1).toList() : selected;
        if (!wanted.equals(selected)) {
            newest = true;
            selecting = true;
            table.select(wanted);
            selecting = false;
        } else if (selected.isEmpty()) {
            showSelected();
        }
    }

    private void showSelected() {
        List<Run> selected = table.selected();
        curves.show(selected);
        log.show(first(selected));
        refresh(selected);
    }

    /** Only what is seen is drawn. */
    private void refresh(List<Run> selected) {
        Optional<Run> first = first(selected);
        LookedAt looked = first.map(looks::of).orElse(LookedAt.NOTHING);
        commands.selected(selected);
        bar.show(first, Messages.ConsolePane_nothing_selected);
        switch (tabs.getSelectionIndex()) {
            case 0 -> curves.draw();
            case 1 -> log.refresh();
            default -> facts.show(first, looked);
        }
    }

    private static Optional<Run> first(List<Run> runs) {
        return runs.stream().findFirst();
    }

    private void tick() {
        area.getDisplay().timerExec(TICK, () -> {
            if (!area.isDisposed()) {
                if (area.isVisible()) {
                    queue.atWork().forEach(pulse::changed);
                }
                tick();
            }
        });
    }

    /** Selects runs that are shown. */
    void select(List<Run> runs) {
        table.select(runs);
    }

    RunTable table() {
        return table;
    }

    RunCommands commands() {
        return commands;
    }

    CurvesPane curves() {
        return curves;
    }

    LogPane log() {
        return log;
    }

    FactsPane facts() {
        return facts;
    }

    RunBar bar() {
        return bar;
    }

    void tab(int index) {
        tabs.setSelection(index);
        showSelected();
    }

    /**
     * Returns how often something was drawn because runs went on.
     *
     * @return a count that only grows, at most five a second
     */
    public long updates() {
        return pulse.beats();
    }
}
