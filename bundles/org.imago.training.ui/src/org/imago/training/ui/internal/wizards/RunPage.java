// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.IWizardContainer2;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.wizards.Lookup;
import org.imago.loop.order.DataFacts;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.loop.order.Setting;
import org.imago.loop.order.SettingProblem;
import org.imago.loop.order.SettingsCheck;
import org.imago.training.RunFolder;
import org.imago.training.process.RunOrder;

/** The one page of a wizard that starts a run. Whatever touches a disk is done in the background. */
final class RunPage extends WizardPage implements RunPane.Told {

    private static final int WIDTH = 96;

    private final RunTask task;
    private final Workplace workplace;
    private final Instant opened = Instant.now();
    private Optional<RunSettings> given;
    private RunPane pane;
    private CommandLinePane command;
    private Lookup loading;
    private Lookup checking;
    private Lookup asking;
    private Optional<Found> found = Optional.empty();
    /** The data set that was looked for last; of it there is nothing yet, or an error. */
    private Optional<Path> asked = Optional.empty();

    /**
     * Creates the page.
     *
     * @param task      what to do
     * @param workplace what there is
     * @param given     settings to begin with; nothing for those of the last time, else good ones
     */
    RunPage(RunTask task, Workplace workplace, Optional<RunSettings> given) {
        super(task.id(), Texts.title(task), null);
        this.task = task;
        this.workplace = workplace;
        this.given = given;
        setDescription(Texts.about(task));
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        initializeDialogUnits(parent);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(page);
        pane = new RunPane(page, task, workplace.open(), this);
        GridDataFactory.fillDefaults().grab(true, true).hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT)
                .applyTo(pane.control());
        command = new CommandLinePane(page, this::restore);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(command.control());
        loading = new Lookup(page, Messages.Facts_reading);
        checking = new Lookup(page, Messages.Checking);
        asking = new Lookup(page, Messages.Checking);
        setControl(page);
        Dialog.applyDialogFont(page);
        pane.openAdvanced(workplace.memory().isAdvanced());
        pane.want(convertWidthInCharsToPixels(WIDTH));
        given.map(RunSettings::data).or(workplace::active).ifPresentOrElse(pane::data, this::dataChanged);
        setErrorMessage(null);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            pane.setFocus();
        }
    }

    @Override
    public void dataChanged() {
        Optional<Path> data = pane.data();
        if (data.isPresent() && data.equals(asked)) {
            changed();
            return;
        }
        asked = data;
        found = Optional.empty();
        pane.ready(false);
        checking.forget();
        setPageComplete(false);
        command.show("");
        if (data.isEmpty()) {
            loading.forget();
            pane.facts("");
            wrong(Messages.No_data);
            return;
        }
        pane.facts(Messages.Facts_reading);
        setErrorMessage(null);
        Path csv = data.get();
        Optional<DatasetSession> session = workplace.sessions().find(csv);
        Optional<Dataset> rows = session.map(DatasetSession::dataset);
        Optional<Path> images = session.flatMap(DatasetSession::images).map(folder -> folder.folder());
        loading.ask(monitor -> Found.look(csv, rows, images, workplace.weights()), this::show, why -> {
            pane.facts("");
            wrong(why instanceof DatasetException ? why.getMessage() : why.toString());
        });
    }

    private void show(Found looked) {
        found = Optional.of(looked);
        pane.ready(true);
        pane.facts(FactsText.of(task, looked.facts()));
        pane.offer(looked);
        Optional<RunSettings> before = given.filter(settings -> settings.data().equals(looked.csv()))
                .or(() -> workplace.memory().find(task, looked.csv()));
        pane.show(fresh(looked, before.orElseGet(() -> looked.suggestion(task))));
        if (before.isEmpty()) {
            pane.suggestModels();
        }
        // Whoever goes to another data set and back wants what is usual there.
        given = Optional.empty();
        changed();
        grow();
    }

    /** Crops of another time are in the way of new ones. */
    private RunSettings fresh(Found looked, RunSettings settings) {
        return task == RunTask.CROP ? settings.with(Setting.OUT, looked.crops().toString()) : settings;
    }

    private void restore() {
        found.ifPresent(looked -> {
            pane.offer(looked);
            pane.show(looked.suggestion(task));
            pane.suggestModels();
            changed();
        });
    }

    @Override
    public void changed() {
        setPageComplete(false);
        checking.forget();
        if (found.isEmpty() || pane.settings().isEmpty()) {
            return;
        }
        RunSettings settings = pane.settings().get();
        command.show(order(settings).commandLine());
        label();
        List<String> needed = pane.neededWeights();
        Optional<String> bad = needed.size() > 1
                ? Optional.of(NLS.bind(Messages.Weights_two, needed.get(0), needed.get(1)))
                : SettingsCheck.values(settings).map(SettingProblem::message);
        if (bad.isPresent()) {
            wrong(bad.get());
            return;
        }
        Found looked = found.get();
        checking.ask(monitor -> looked.check(settings), this::judge, why -> wrong(why.toString()));
    }

    private void judge(Optional<SettingProblem> problem) {
        if (problem.isPresent()) {
            wrong(problem.get().message());
        } else {
            setErrorMessage(null);
            remark();
            setPageComplete(true);
        }
    }

    /** What does not hinder anybody. */
    private void remark() {
        List<String> remarks = new ArrayList<>();
        DataFacts facts = found.orElseThrow().facts();
        boolean few = task.trains() && task != RunTask.CLASSIFIER && facts.boxes() < DataFacts.SENSIBLE_BOXES;
        if (few) {
            remarks.add(NLS.bind(Messages.Few_boxes, facts.boxes(), DataFacts.SENSIBLE_BOXES));
        }
        Path csv = found.orElseThrow().csv();
        boolean journal = found.orElseThrow().edited();
        if (journal) {
            remarks.add(NLS.bind(Messages.Journal, csv.getFileName()));
        }
        if (workplace.unsaved(csv)) {
            remarks.add(NLS.bind(task.trains() ? Messages.Unsaved : Messages.Unsaved_read, csv.getFileName()));
        }
        setMessage(remarks.isEmpty() ? null : String.join(" ", remarks),
                few || journal ? IMessageProvider.WARNING : IMessageProvider.INFORMATION);
    }

    private void wrong(String message) {
        setPageComplete(false);
        setErrorMessage(message);
    }

    private void label() {
        if (getContainer() instanceof RunDialog dialog) {
            dialog.saves(found.filter(looked -> workplace.unsaved(looked.csv())).isPresent());
        }
    }

    @Override
    public void resized(boolean advanced) {
        workplace.memory().advanced(advanced);
        grow();
    }

    /** As far as the screen allows; beyond it there is a scroll bar. */
    private void grow() {
        pane.want(convertWidthInCharsToPixels(WIDTH));
        if (getContainer() instanceof IWizardContainer2 container && getContainer().getCurrentPage() == this) {
            container.updateSize();
        }
    }

    @Override
    public void chooseRun(ModelField field, Path folder) {
        asking.ask(monitor -> TrainedRun.of(folder), run -> {
            if (field.choose(run)) {
                pane.modelChosen(field);
            } else {
                wrong(NLS.bind(field.setting() == Setting.BOXES ? Messages.Model_no_boxes : Messages.Model_no_classes,
                        folder));
            }
        }, why -> wrong(why.getMessage()));
    }

    /** Returns what is chosen, once the page is complete. */
    RunSettings settings() {
        return pane.settings().orElseThrow();
    }

    /** Returns the order as it is shown. Its folder is named by when the page was opened, so that it stays the same. */
    RunOrder order(RunSettings settings) {
        Path runs = settings.data().resolveSibling("runs");
        return settings.order(runs.resolve(RunFolder.name(task.id(), opened)));
    }

    /** Returns when the page was opened. */
    Instant opened() {
        return opened;
    }

    boolean isOpenWhenDone() {
        return pane.isOpenWhenDone();
    }
}
