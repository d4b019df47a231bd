// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.loop.order.Setting;
import org.imago.training.ui.internal.wizards.ChoiceField.Choice;

/** The fields of a wizard: a data set, the few settings that matter, the others below. In the UI thread. */
final class RunPane {

    private static final int MORE_COLUMNS = 4;

    private final RunTask task;
    private final Told told;
    /** Label, field and button; where files and folders are possible, a button for each. */
    private final int columns;
    private final ScrolledComposite scroll;
    private final Composite body;
    private final Composite main;
    private final Composite more;
    private final Combo data;
    private final Label facts;
    private final Button advanced;
    private final List<SettingField> fields = new ArrayList<>();
    private Optional<ColumnsField> together = Optional.empty();
    private Optional<ChoiceField> weights = Optional.empty();
    private Optional<ModelField> boxes = Optional.empty();
    private Optional<ModelField> classes = Optional.empty();
    private Optional<Button> openWhenDone = Optional.empty();
    private Optional<Label> hint = Optional.empty();
    /** What is shown by the program is not told as if a person had chosen it; that begins at the end of creation. */
    private boolean showing = true;

    /** Who has to know what a person does. */
    interface Told {

        /** Another data set is named. */
        void dataChanged();

        /** Another value is chosen. */
        void changed();

        /** The pane needs another size. */
        void resized(boolean advanced);

        /** A run elsewhere is to be used; it is looked into, then chosen. */
        void chooseRun(ModelField field, Path folder);
    }

    RunPane(Composite parent, RunTask task, List<Path> open, Told told) {
        this.task = task;
        this.told = told;
        this.columns = task == RunTask.PREDICT ? 4 : 3;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        body = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(2, 2).applyTo(body);
        scroll.setContent(body);
        main = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).applyTo(main);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(main);
        data = dataField(open);
        facts = new Label(main, SWT.WRAP);
        GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).hint(1, SWT.DEFAULT).applyTo(facts);
        advanced = new Button(body, SWT.PUSH);
        advanced.setText(Messages.Advanced_open);
        advanced.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            openAdvanced(!isAdvanced());
            told.resized(isAdvanced());
        }));
        more = new Composite(body, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(MORE_COLUMNS).spacing(8, 5).applyTo(more);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(more);
        more.setVisible(false);
        createMain();
        createMore();
        fields.forEach(field -> field.show(""));
        showing = false;
        scroll.addControlListener(ControlListener.controlResizedAdapter(event -> fit()));
    }

    private Combo dataField(List<Path> open) {
        new Label(main, SWT.NONE).setText(Messages.Data);
        Combo combo = new Combo(main, SWT.DROP_DOWN);
        open.forEach(csv -> combo.add(csv.toString()));
        combo.addModifyListener(event -> told.dataChanged());
        GridDataFactory.fillDefaults().span(columns - 2, 1).grab(true, false).align(SWT.FILL, SWT.CENTER)
                .hint(1, SWT.DEFAULT).applyTo(combo);
        button(main, Messages.Browse, () -> PathDialogs.csv(main.getShell(), data()).ifPresent(this::data));
        return combo;
    }

    private static Button button(Composite parent, String label, Runnable work) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
        return button;
    }

    private void createMain() {
        switch (task) {
            case LOOP -> {
                createLearning();
                createCropping();
            }
            case CLASSIFIER, BOXES -> createLearning();
            case PREDICT -> {
                createInput();
                boxes = Optional.of(model(Setting.BOXES, Messages.Boxes_predict, Messages.Boxes_none, name -> name));
                classes = Optional.of(model(Setting.CLASSIFIER, Messages.Classes, Messages.Classes_none,
                        name -> name));
                fields.add(new HiddenField(Setting.WEIGHTS));
                hint = Optional.of(hint());
            }
            case CROP -> {
                boxes = Optional.of(model(Setting.BOXES, Messages.Boxes_crop, Messages.Boxes_drawn,
                        name -> NLS.bind(Messages.Boxes_of, name)));
                fields.add(new HiddenField(Setting.WEIGHTS));
                createCropping();
                path(main, Setting.OUT, Messages.Out_crop, Messages.Out_crop_hint, 1);
                createOpenWhenDone();
                hint = Optional.of(hint());
            }
            default -> throw new IllegalStateException(task.id());
        }
    }

    private void createLearning() {
        ChoiceField field = new ChoiceField(main, Setting.WEIGHTS, Messages.Weights, columns - 1,
                name -> NLS.bind(Messages.Weights_missing, name), this::changed);
        field.offer(List.of(new Choice("", Messages.Weights_none)));
        fields.add(field);
        weights = Optional.of(field);
        new Label(main, SWT.NONE);
        hint = Optional.of(hint(columns - 1));
        ColumnsField alike = new ColumnsField(main, columns - 1, this::changed);
        fields.add(alike);
        together = Optional.of(alike);
    }

    private Label hint() {
        return hint(columns);
    }

    private Label hint(int span) {
        Label label = new Label(main, SWT.WRAP);
        GridDataFactory.fillDefaults().span(span, 1).grab(true, false).hint(1, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void createCropping() {
        number(main, Setting.MARGIN, Messages.Margin, Setting.MARGIN.usual());
        new Label(main, SWT.NONE);
        fields.add(new SwitchField(main, Setting.SQUARE, Messages.Square, columns - 1, this::changed));
    }

    private void createInput() {
        PathSettingField field = new PathSettingField(main, Setting.INPUT,
                new PathSettingField.Texts(Messages.Input, Messages.Input_hint, Messages.Browse_folder), 1,
                () -> PathDialogs.folder(main.getShell(), Messages.Folder_title, data()), this::changed);
        fields.add(field);
        button(main, Messages.Browse_csv, () -> PathDialogs.csv(main.getShell(), data())
                .ifPresent(csv -> field.show(csv.toString())));
    }

    private ModelField model(Setting setting, String label, String none, UnaryOperator<String> run) {
        ModelField[] made = new ModelField[1];
        made[0] = new ModelField(main, setting, new ModelField.Texts(label, none, run), columns - 2,
                () -> boxes.filter(field -> !field.value().isEmpty()).isPresent(), () -> ask(made[0]),
                () -> modelChosen(made[0]));
        fields.add(made[0]);
        return made[0];
    }

    private void ask(ModelField field) {
        DirectoryDialog dialog = new DirectoryDialog(main.getShell());
        dialog.setText(Messages.Model_title);
        data().ifPresent(csv -> dialog.setFilterPath(csv.resolveSibling("runs").toString()));
        Optional.ofNullable(dialog.open()).ifPresent(folder -> told.chooseRun(field, Path.of(folder)));
    }

    /** Models bring the weights that they need, and crops are made as the run made them that learnt from crops. */
    void modelChosen(ModelField field) {
        field(Setting.WEIGHTS).show(neededWeights().stream().findFirst().orElse(""));
        field.run().filter(run -> !run.crops().isEmpty()).ifPresent(this::crops);
        changed();
    }

    /** Chooses the latest run with boxes, and its classifier if it has one as well; nobody is told. */
    void suggestModels() {
        showing = true;
        boxes.ifPresent(field -> field.latest().ifPresent(run -> {
            field.choose(run);
            modelChosen(field);
            classes.filter(other -> other.choose(run)).ifPresent(this::modelChosen);
        }));
        showing = false;
    }

    private void crops(TrainedRun run) {
        try {
            RunSettings made = RunSettings.usual(RunTask.CROP, Path.of("")).withCrops(run.crops());
            for (Setting setting : List.of(Setting.MARGIN, Setting.CONFIDENCE, Setting.SQUARE)) {
                field(setting).show(made.chosen(setting).orElse(""));
            }
        } catch (IOException e) {
            throw new IllegalStateException("options of " + run.folder(), e);
        }
    }

    /** Returns the weights that the chosen models need; more than one cannot be had at once. */
    List<String> neededWeights() {
        List<String> names = new ArrayList<>();
        List.of(boxes, classes).forEach(field -> field.flatMap(ModelField::run).flatMap(TrainedRun::weights)
                .ifPresent(names::add));
        return names.stream().distinct().toList();
    }

    private void createOpenWhenDone() {
        new Label(main, SWT.NONE);
        Button button = new Button(main, SWT.CHECK);
        button.setText(Messages.Open_when_done);
        button.setSelection(true);
        GridDataFactory.fillDefaults().span(columns - 1, 1).applyTo(button);
        openWhenDone = Optional.of(button);
    }

    private void createMore() {
        if (task.settings().contains(Setting.MODE)) {
            ChoiceField mode = new ChoiceField(more, Setting.MODE, Messages.Mode, MORE_COLUMNS - 1, name -> name,
                    this::changed);
            mode.offer(modes());
            fields.add(mode);
        }
        if (task.settings().contains(Setting.TRAINER)) {
            createTrainer();
        }
        createNumbers(fields.size());
        createFiles();
    }

    /** Where there is nothing to choose, nothing is shown. */
    private void createTrainer() {
        List<Choice> trainers = Trainers.choices();
        if (trainers.size() > 1) {
            ChoiceField trainer = new ChoiceField(more, Setting.TRAINER, Messages.Trainer, MORE_COLUMNS - 1,
                    name -> name, this::changed);
            trainer.offer(trainers);
            fields.add(trainer);
        }
    }

    /** Two of them fill a row. */
    private void createNumbers(int before) {
        optional(Setting.EPOCHS, Messages.Epochs, Messages.Epochs_usual);
        optional(Setting.SIZE, Messages.Size, Messages.Size_usual);
        optional(Setting.FOLDS, Messages.Folds, Setting.FOLDS.usual());
        optional(Setting.HOLDOUT, Messages.Holdout, Setting.HOLDOUT.usual());
        optional(Setting.SEED, Messages.Seed, Setting.SEED.usual());
        if (task == RunTask.PREDICT) {
            optional(Setting.MARGIN, Messages.Margin, Setting.MARGIN.usual());
        }
        optional(Setting.CONFIDENCE, Messages.Confidence, Setting.CONFIDENCE.usual());
        for (int i = before + 1; i < fields.size(); i += 2) {
            ((NumberField) fields.get(i)).atTheEnd();
        }
        if ((fields.size() - before) % 2 == 1) {
            new Label(more, SWT.NONE);
            new Label(more, SWT.NONE);
        }
    }

    private void createFiles() {
        if (task == RunTask.PREDICT) {
            fields.add(new SwitchField(more, Setting.SQUARE, Messages.Square, MORE_COLUMNS - 1, this::changed));
        }
        if (task.settings().contains(Setting.STRATEGY)) {
            ChoiceField strategy = new ChoiceField(more, Setting.STRATEGY, Messages.Strategy, MORE_COLUMNS - 1,
                    name -> name, this::changed);
            strategy.offer(Strategies.choices());
            fields.add(strategy);
        }
        if (task.settings().contains(Setting.TRUTH)) {
            path(more, Setting.TRUTH, Messages.Truth, Messages.Truth_hint, MORE_COLUMNS - 2);
        }
        path(more, Setting.IMAGES, Messages.Images, Messages.Images_hint, MORE_COLUMNS - 2);
        if (task != RunTask.CROP) {
            path(more, Setting.OUT, Messages.Out_run, Messages.Out_run_hint, MORE_COLUMNS - 2);
        }
    }

    private List<Choice> modes() {
        List<Choice> modes = new ArrayList<>(List.of(new Choice("", Messages.Mode_auto),
                new Choice("transfer", Messages.Mode_transfer)));
        if (task != RunTask.BOXES) {
            modes.add(new Choice("fine_tune", Messages.Mode_fine_tune));
        }
        modes.add(new Choice("scratch", Messages.Mode_scratch));
        return modes;
    }

    private void optional(Setting setting, String label, String usual) {
        if (task.settings().contains(setting)) {
            number(more, setting, label, usual);
        }
    }

    private void number(Composite parent, Setting setting, String label, String usual) {
        fields.add(new NumberField(parent, setting, label, usual, this::changed));
    }

    private void path(Composite parent, Setting setting, String label, String usual, int span) {
        fields.add(new PathSettingField(parent, setting,
                new PathSettingField.Texts(label, usual, Messages.Browse), span,
                () -> setting == Setting.TRUTH ? PathDialogs.csv(main.getShell(), data())
                        : PathDialogs.folder(main.getShell(), label.replace("&", "").replace(":", ""), data()),
                this::changed));
    }

    private SettingField field(Setting setting) {
        return fields.stream().filter(field -> field.setting() == setting).findFirst().orElseThrow();
    }

    private void changed() {
        if (!showing) {
            told.changed();
        }
    }

    /** Fits the height to what is shown, for the width that there is. */
    private void fit() {
        int width = scroll.getClientArea().width;
        scroll.setMinSize(body.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT));
    }

    /** Asks for as much height as the fields need at a width; lines that wrap cannot tell that by themselves. */
    void want(int usualWidth) {
        int width = Math.max(usualWidth, scroll.getClientArea().width);
        GridData area = (GridData) scroll.getLayoutData();
        area.heightHint = body.computeSize(width, SWT.DEFAULT).y;
    }

    ScrolledComposite control() {
        return scroll;
    }

    /** Puts the focus where a person begins. */
    void setFocus() {
        data.setFocus();
    }

    /** Returns the data set that is named; nothing if there is none, or no file can have that name. */
    Optional<Path> data() {
        try {
            return Optional.of(data.getText().strip()).filter(text -> !text.isEmpty()).map(Path::of)
                    .map(path -> path.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Names a data set. */
    void data(Path csv) {
        data.setText(csv.toString());
        // The file is more telling than the folders before it.
        data.setSelection(new Point(data.getText().length(), data.getText().length()));
        data.setToolTipText(csv.toString());
    }

    boolean isAdvanced() {
        return more.getVisible();
    }

    /** Shows or hides what is seldom needed. */
    void openAdvanced(boolean open) {
        ((GridData) more.getLayoutData()).exclude = !open;
        more.setVisible(open);
        advanced.setText(open ? Messages.Advanced_close : Messages.Advanced_open);
        body.layout(true, true);
        fit();
    }

    boolean isOpenWhenDone() {
        return openWhenDone.filter(Button::getSelection).isPresent();
    }

    /** Nothing can be chosen before it is known what there is: it would be overwritten. */
    void ready(boolean known) {
        List<Control> others = new ArrayList<>(List.of(main.getChildren()));
        others.addAll(List.of(more.getChildren()));
        others.subList(0, others.indexOf(facts) + 1).clear();
        others.stream().filter(control -> !(control instanceof Label)).forEach(control -> control.setEnabled(known));
    }

    /** Says what the data set holds, in a sentence or two. */
    void facts(String text) {
        facts.setText(text.replace("&", "&&"));
        body.layout(true, true);
        fit();
    }

    /** Offers what there is to choose from. */
    void offer(Found found) {
        showing = true;
        weights.ifPresent(field -> {
            List<Choice> choices = new ArrayList<>(List.of(new Choice("", Messages.Weights_none)));
            found.weights().forEach(name -> choices.add(new Choice(name, name)));
            field.offer(choices);
        });
        together.ifPresent(field -> field.offer(found.facts().columns()));
        boxes.ifPresent(field -> field.offer(found.runs()));
        classes.ifPresent(field -> field.offer(found.runs()));
        hint.ifPresent(label -> hint(label, hintFor(found)));
        showing = false;
    }

    private String hintFor(Found found) {
        if (task.trains()) {
            return !found.weightsProblem().isEmpty() ? found.weightsProblem()
                    : found.weights().isEmpty() ? Messages.Weights_hint : "";
        }
        boolean none = boxes.filter(ModelField::isEmpty).isPresent()
                && classes.map(ModelField::isEmpty).orElse(true);
        return !none ? "" : task == RunTask.CROP ? Messages.Model_hint_crop : Messages.Model_hint;
    }

    private void hint(Label label, String text) {
        label.setText(text.replace("&", "&&"));
        boolean none = text.isEmpty();
        ((GridData) label.getLayoutData()).exclude = none;
        label.setVisible(!none);
        if (task.trains()) {
            // The empty cell before it goes with it.
            Label cell = (Label) main.getChildren()[List.of(main.getChildren()).indexOf(label) - 1];
            GridDataFactory.fillDefaults().exclude(none).applyTo(cell);
            cell.setVisible(!none);
        }
    }

    /** Shows settings; nobody is told. */
    void show(RunSettings settings) {
        showing = true;
        // Whether crops are judged decides which classifier is meant, so boxes come first.
        fields.forEach(field -> field.show(settings.chosen(field.setting()).orElse("")));
        showing = false;
        body.layout(true, true);
        fit();
    }

    /** Returns what is chosen, if a data set is named. */
    Optional<RunSettings> settings() {
        return data().map(csv -> {
            RunSettings settings = RunSettings.usual(task, csv);
            for (SettingField field : fields) {
                settings = settings.with(field.setting(), field.value());
            }
            return settings;
        });
    }
}
