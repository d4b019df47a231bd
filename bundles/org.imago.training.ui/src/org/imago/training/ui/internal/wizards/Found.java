// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetStore;
import org.imago.dataset.ImageFolder;
import org.imago.loop.order.DataFacts;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.loop.order.Setting;
import org.imago.loop.order.SettingProblem;
import org.imago.loop.order.SettingsCheck;
import org.imago.loop.order.SplitCheck;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsException;
import org.imago.training.weights.WeightsStore;

/**
 * What was found out about a data set and this machine. Made in the background.
 *
 * @param csv            the data set's CSV
 * @param dataset        its rows
 * @param facts          what is in it
 * @param weights        names of the pretrained weights that are installed
 * @param weightsProblem why they cannot be listed; empty if they can
 * @param runs           runs beside the data set that have models
 * @param images         folder of the images, if they are not found by themselves but known
 * @param edited         whether it is not open, but there are edits that are not saved, of a crash or another program
 * @param crops          a folder that is not there yet
 */
record Found(Path csv, Dataset dataset, DataFacts facts, List<String> weights, String weightsProblem,
        List<TrainedRun> runs, Optional<Path> images, boolean edited, Path crops) {

    /**
     * Looks at everything.
     *
     * @param csv    the data set's CSV
     * @param open   its rows, if it is open
     * @param images where its images lie, if it is open and that is known
     * @param store  the pretrained weights
     * @return what was found
     * @throws DatasetException if the data set cannot be read
     */
    static Found look(Path csv, Optional<Dataset> open, Optional<Path> images, WeightsStore store)
            throws DatasetException {
        Dataset dataset = open.isPresent() ? open.get() : Dataset.open(csv);
        List<String> weights = List.of();
        String problem = "";
        try {
            weights = store.list().stream().map(Weights::name).toList();
        } catch (WeightsException e) {
            problem = NLS.bind(Messages.Weights_unreadable, e.getMessage());
        }
        return new Found(csv, dataset, DataFacts.of(dataset), weights, problem, TrainedRun.beside(csv),
                images.filter(folder -> !isUsual(dataset, folder)),
                open.isEmpty() && DatasetStore.hasUnsavedEdits(csv), freeFolder(csv));
    }

    private static boolean isUsual(Dataset dataset, Path folder) {
        try {
            return ImageFolder.locate(dataset, Optional.empty()).folder().toAbsolutePath().normalize()
                    .equals(folder.toAbsolutePath().normalize());
        } catch (DatasetException e) {
            // The command line would not find them either.
            return false;
        }
    }

    private static Path freeFolder(Path csv) {
        String name = csv.getFileName().toString().replaceAll("\\.[^.]*$", "") + "-crops";
        Path folder = csv.resolveSibling(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = csv.resolveSibling(name + "-" + i);
        }
        return folder;
    }

    /** Returns what is a good beginning for a task. */
    RunSettings suggestion(RunTask task) {
        RunSettings usual = RunSettings.usual(task, csv)
                .with(Setting.IMAGES, images.map(Path::toString).orElse(""));
        if (task.trains()) {
            return usual.with(Setting.GROUP_BY, facts.suggestedGroups())
                    .with(Setting.WEIGHTS, weights.stream().findFirst().orElse(""));
        }
        return task == RunTask.CROP ? usual.with(Setting.OUT, crops.toString()) : usual;
    }

    /**
     * Looks whether a run with some settings can be started; not for the UI thread.
     *
     * @param settings of this data set, with good values
     * @return the first problem; nothing if it can
     */
    Optional<SettingProblem> check(RunSettings settings) {
        Optional<String> missing = settings.chosen(Setting.WEIGHTS).filter(name -> !weights.contains(name));
        if (missing.isPresent()) {
            return Optional.of(new SettingProblem(Optional.of(Setting.WEIGHTS), weightsProblem.isEmpty()
                    ? NLS.bind(Messages.Weights_not_installed, missing.get()) : weightsProblem));
        }
        return SettingsCheck.data(settings, facts).or(() -> SplitCheck.of(settings, dataset))
                .or(() -> SettingsCheck.files(settings)).or(() -> checkImages(settings));
    }

    private Optional<SettingProblem> checkImages(RunSettings settings) {
        if (settings.chosen(Setting.INPUT).isPresent()) {
            return Optional.empty();
        }
        try {
            ImageFolder.locate(dataset, settings.path(Setting.IMAGES));
            return Optional.empty();
        } catch (DatasetException e) {
            return Optional.of(new SettingProblem(Optional.of(Setting.IMAGES), e.getMessage()));
        }
    }
}
