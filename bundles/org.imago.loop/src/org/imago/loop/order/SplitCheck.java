// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;
import org.imago.training.GroupedStratifiedFolds;
import org.imago.training.UnsuitableDataException;

/** Finds before images are read whether a data set can be split as it is asked for. Near copies are not known then. */
public final class SplitCheck {

    /** Beyond it the check itself would keep a person waiting. */
    private static final int MOST_SAMPLES = 50_000;

    private SplitCheck() {
    }

    /**
     * Splits a data set as a run would.
     *
     * @param settings of a run that trains, with good {@linkplain SettingsCheck#values values}
     * @param dataset  its data set
     * @return why that is impossible; nothing if it is not
     */
    public static Optional<SettingProblem> of(RunSettings settings, Dataset dataset) {
        List<String> columns = settings.groupBy().stream().filter(dataset.columns()::contains).toList();
        List<Sample> used = dataset.samples().stream()
                .filter(sample -> !sample.excluded() && !sample.label().isEmpty())
                .filter(sample -> settings.task() != RunTask.BOXES || BoxColumns.hasBox(sample)).toList();
        if (!settings.task().trains() || used.size() > MOST_SAMPLES) {
            return Optional.empty();
        }
        try {
            SampleGroups groups = SampleGroups.of(used, sample -> Optional.empty(), columns);
            return lonely(settings, used, groups).or(() -> split(settings, used, groups));
        } catch (DatasetException e) {
            throw new IllegalStateException("columns of the data set itself", e);
        }
    }

    private static Optional<SettingProblem> lonely(RunSettings settings, List<Sample> used,
            SampleGroups groups) {
        for (String name : used.stream().map(Sample::label).distinct().sorted().toList()) {
            Set<Integer> own = new HashSet<>();
            used.stream().filter(sample -> sample.label().equals(name))
                    .forEach(sample -> own.add(groups.group(sample)));
            if (own.size() < 2) {
                long count = used.stream().filter(sample -> sample.label().equals(name)).count();
                return Optional.of(new SettingProblem(Optional.of(Setting.GROUP_BY), count == 1
                        ? alone(settings.task(), name)
                        : "All " + count + " images of the class " + name + " are kept together, so that none is left "
                                + "to judge on: keep together by fewer columns, or exclude the class."));
            }
        }
        return Optional.empty();
    }

    private static String alone(RunTask task, String name) {
        return task == RunTask.BOXES ? "Only one image of the class " + name + " has a box: draw a second one."
                : "The class " + name + " has one image only: add images, or exclude it.";
    }

    private static Optional<SettingProblem> split(RunSettings settings, List<Sample> used, SampleGroups groups) {
        List<String> names = used.stream().map(Sample::label).distinct().sorted().toList();
        int[] labels = used.stream().mapToInt(sample -> names.indexOf(sample.label())).toArray();
        int[] groupOf = used.stream().mapToInt(groups::group).toArray();
        int folds = settings.task() == RunTask.LOOP ? Integer.parseInt(settings.value(Setting.FOLDS))
                : Math.max(2, (int) Math.round(1 / Double.parseDouble(settings.value(Setting.HOLDOUT))));
        try {
            GroupedStratifiedFolds.of(labels, groupOf, folds, 0, Long.parseLong(settings.value(Setting.SEED)));
            return Optional.empty();
        } catch (UnsuitableDataException e) {
            return Optional.of(new SettingProblem(Optional.of(Setting.GROUP_BY), tooFew(settings, groups, folds)));
        }
    }

    private static String tooFew(RunSettings settings, SampleGroups groups, int folds) {
        String images = settings.task() == RunTask.BOXES ? "images with a box" : "images";
        String remedy = settings.task() == RunTask.LOOP ? "use fewer folds." : "hold out a larger share.";
        return settings.groupBy().isEmpty()
                ? "There are too few " + images + " to be split " + folds + " ways: add some, or " + remedy
                : "Too many " + images + " are kept together: " + groups.count() + " groups cannot be split " + folds
                        + " ways with every class in each. Keep together by fewer columns, or " + remedy;
    }
}
