// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.training.PairedComparison;
import org.imago.training.evaluation.Judgements;
import org.imago.training.evaluation.Judgements.Judgement;
import org.imago.training.evaluation.Judgements.Stage;
import org.imago.training.ui.internal.evaluation.Evaluation.Evaluated;

/**
 * The figures of a run of the data set on which the person works: one classifier, or two side by side. Files are read
 * and figures computed in the background.
 */
public final class EvaluationPane {

    private final Composite area;
    private final Combo first;
    private final Combo second;
    private final Label headline;
    private final CTabFolder tabs;
    private final FiguresTable figures;
    private final MatrixTable matrix;
    private final MatrixTable otherMatrix;
    private final SashForm matrices;
    private final CurvesPane curves;
    private final BoxesPane boxes;
    private final GroupsPane groups;
    private final Consumer<DatasetSession> activateEditor;
    private final List<Job> asked = new ArrayList<>();
    private Optional<DatasetSession> session = Optional.empty();
    private List<Choice> choices = List.of();
    private Optional<Evaluation> shown = Optional.empty();
    private Optional<Path> wanted = Optional.empty();

    /**
     * Creates the pane.
     *
     * @param parent         its parent
     * @param activateEditor goes to the editor of a data set
     */
    public EvaluationPane(Composite parent, Consumer<DatasetSession> activateEditor) {
        this.activateEditor = activateEditor;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(5, 2).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.EvaluationPane_classifier);
        first = choice(this::firstChosen);
        new Label(area, SWT.NONE).setText(Messages.EvaluationPane_against);
        second = choice(this::compute);
        Button refresh = new Button(area, SWT.PUSH);
        refresh.setText(Messages.EvaluationPane_refresh);
        refresh.addListener(SWT.Selection, event -> refresh());
        headline = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(5, 1).grab(true, false).applyTo(headline);
        tabs = new CTabFolder(area, SWT.TOP | SWT.FLAT);
        GridDataFactory.fillDefaults().span(5, 1).grab(true, true).applyTo(tabs);
        figures = new FiguresTable(tabs);
        matrices = new SashForm(tabs, SWT.HORIZONTAL);
        matrix = new MatrixTable(matrices, (actual, predicted) -> open(Evaluation::first, actual, predicted));
        otherMatrix = new MatrixTable(matrices, (actual, predicted) -> open(evaluation -> evaluation.second()
                .orElseThrow(), actual, predicted));
        curves = new CurvesPane(tabs);
        boxes = new BoxesPane(tabs);
        groups = new GroupsPane(tabs, this::openGroup);
        tab(Messages.EvaluationPane_figures, figures.control());
        tab(Messages.EvaluationPane_confusion, matrices);
        tab(Messages.EvaluationPane_curves, curves.control());
        tab(Messages.EvaluationPane_boxes, boxes.control());
        tab(Messages.EvaluationPane_groups, groups.control());
        tabs.setSelection(0);
        area.addDisposeListener(event -> forget());
        show(Optional.empty());
    }

    private Combo choice(Runnable chosen) {
        Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.addListener(SWT.Selection, event -> chosen.run());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(combo);
        return combo;
    }

    private void tab(String title, Control content) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(content);
    }

    /** Returns the control, for layout. */
    public Composite control() {
        return area;
    }

    /** Puts the focus where a person begins. */
    public void setFocus() {
        first.setFocus();
    }

    /**
     * Shows the runs of a data set, the latest one at first.
     *
     * @param other the data set; nothing to show none
     */
    public void show(Optional<DatasetSession> other) {
        session = other;
        choices = List.of();
        first.removeAll();
        second.removeAll();
        clear(other.isEmpty() ? Messages.EvaluationPane_no_dataset : Messages.EvaluationPane_looking);
        refresh();
    }

    /** Looks for runs again, for instance because one has finished. */
    public void refresh() {
        session.ifPresent(now -> ask(monitor -> {
            List<Choice> found = Evaluation.choices(now.file());
            later(monitor, () -> list(now, found));
        }));
    }

    /**
     * Shows a run, as soon as it is found.
     *
     * @param run its folder
     */
    public void choose(Path run) {
        wanted = Optional.of(run.toAbsolutePath().normalize());
        refresh();
    }

    /** Returns the place of what was asked for elsewhere, once; -1 if nothing was, or if it is not there. */
    private int wanted(List<Choice> found) {
        Optional<Choice> choice = wanted.flatMap(run -> found.stream()
                .filter(one -> one.run().toAbsolutePath().normalize().equals(run)).findFirst());
        if (choice.isPresent()) {
            wanted = Optional.empty();
        }
        return choice.map(found::indexOf).orElse(-1);
    }

    private void list(DatasetSession now, List<Choice> found) {
        int place = wanted(found);
        Optional<Choice> before = chosen(first, 0);
        boolean known = before.isPresent() && found.contains(before.get());
        if (known && found.equals(choices) && place < 0) {
            if (shown.isEmpty()) {
                // Looking again has put an end to the computing that was under way.
                compute();
            }
            return;
        }
        choices = found;
        first.setItems(found.stream().map(Choice::label).toArray(String[]::new));
        List<String> others = new ArrayList<>(List.of(Messages.EvaluationPane_nothing));
        found.forEach(choice -> others.add(choice.label()));
        second.setItems(others.toArray(String[]::new));
        area.layout();
        if (found.isEmpty()) {
            clear(NLS.bind(Messages.EvaluationPane_no_runs, now.file().getFileName()));
        } else {
            first.select(place >= 0 ? place : known ? found.indexOf(before.get()) : 0);
            firstChosen();
        }
    }

    /** Whole images against crops of the same run is what a person wants to see, so that comes by itself. */
    private void firstChosen() {
        Optional<Choice> choice = chosen(first, 0);
        second.select(choice.filter(one -> one.stage() == Stage.WHOLE)
                .map(one -> choices.indexOf(new Choice(one.run(), Stage.CROPS)) + 1).orElse(0));
        compute();
    }

    private Optional<Choice> chosen(Combo combo, int offset) {
        int index = combo.getSelectionIndex() - offset;
        return index >= 0 && index < choices.size() ? Optional.of(choices.get(index)) : Optional.empty();
    }

    private void compute() {
        Optional<Choice> one = chosen(first, 0);
        Optional<Choice> other = chosen(second, 1).filter(choice -> !one.equals(Optional.of(choice)));
        if (session.isEmpty() || one.isEmpty()) {
            return;
        }
        DatasetSession now = session.get();
        clear(Messages.EvaluationPane_computing);
        ask(monitor -> {
            try {
                Evaluation evaluation = Evaluation.of(now.dataset(), one.get(), other);
                later(monitor, () -> show(now, evaluation));
            } catch (DatasetException e) {
                later(monitor, () -> clear(e.getMessage()));
            }
        });
    }

    private void show(DatasetSession now, Evaluation evaluation) {
        shown = Optional.of(evaluation);
        figures.show(evaluation);
        matrix.show(evaluation.first().choice().label(), evaluation.first().score());
        evaluation.second().ifPresentOrElse(other -> otherMatrix.show(other.choice().label(), other.score()),
                otherMatrix::clear);
        matrices.setMaximizedControl(evaluation.second().isPresent() ? null : matrix.control());
        curves.show(evaluation);
        boxes.show(evaluation.first().score());
        groups.show(evaluation, now.dataset().columns());
        headline.setText(words(evaluation).replace("&", "&&"));
        area.layout();
    }

    private static String words(Evaluation evaluation) {
        if (evaluation.difference().isPresent()) {
            PairedComparison difference = evaluation.difference().get();
            return NLS.bind(Messages.EvaluationPane_difference, new Object[] {
                evaluation.second().orElseThrow().choice().label(), evaluation.first().choice().label(),
                FiguresTable.signed(difference.difference()), FiguresTable.signed(difference.interval().low()),
                FiguresTable.signed(difference.interval().high()), FiguresTable.p(difference.p()), difference.n()});
        }
        Evaluated one = evaluation.first();
        String alone = NLS.bind(Messages.EvaluationPane_alone, new Object[] {one.choice().label(),
            FiguresTable.with(one.score().matrix().accuracy(), one.score().interval()),
            one.score().matrix().total()});
        return evaluation.second().isPresent() ? alone + " " + Messages.EvaluationPane_nothing_common : alone;
    }

    private void clear(String why) {
        shown = Optional.empty();
        headline.setText(why.replace("&", "&&"));
        figures.clear();
        matrix.clear();
        otherMatrix.clear();
        curves.clear();
        boxes.clear();
        groups.clear();
        area.layout();
    }

    /** Which of two classifiers. */
    private interface Side {
        Evaluated of(Evaluation evaluation);
    }

    private void open(Side side, int actual, int predicted) {
        shown.ifPresent(evaluation -> {
            Judgements judgements = side.of(evaluation).score().judgements();
            List<Judgement> cell = judgements.cell(actual, predicted);
            open(cell, NLS.bind(Messages.EvaluationPane_cell, new Object[] {judgements.classes().get(actual),
                judgements.classes().get(predicted), side.of(evaluation).choice().label()}));
        });
    }

    private void openGroup(String column, String value) {
        shown.ifPresent(evaluation -> open(evaluation.first().score().judgements().all().stream()
                .filter(one -> one.sample().value(column).orElse("").strip().equals(value)).toList(),
                NLS.bind(Messages.EvaluationPane_group, column, value)));
    }

    private void open(List<Judgement> judgements, String description) {
        if (session.isPresent() && !judgements.isEmpty()) {
            Set<Integer> rows = new HashSet<>();
            judgements.forEach(one -> rows.add(one.sample().index()));
            Sample surest = judgements.getFirst().sample();
            session.get().filter(sample -> rows.contains(sample.index()), description);
            session.get().show(surest);
            activateEditor.accept(session.get());
        }
    }

    /** Only the answer to the last question is told. */
    private void ask(ICoreRunnable work) {
        forget();
        Job job = Job.create(Messages.EvaluationPane_computing, work);
        job.setSystem(true);
        asked.add(job);
        job.schedule();
    }

    private void forget() {
        asked.forEach(Job::cancel);
        asked.clear();
    }

    private void later(IProgressMonitor monitor, Runnable news) {
        if (!area.isDisposed()) {
            area.getDisplay().asyncExec(() -> {
                if (!monitor.isCanceled() && !area.isDisposed()) {
                    news.run();
                }
            });
        }
    }
}
