// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a run can be asked to do. */
public enum RunTask {
    /** The whole loop. */
    LOOP(List.of("run"), Setting.WEIGHTS, Setting.GROUP_BY, Setting.MARGIN, Setting.SQUARE, Setting.MODE,
            Setting.TRAINER, Setting.EPOCHS, Setting.SIZE, Setting.FOLDS, Setting.SEED, Setting.CONFIDENCE, Setting.TRUTH,
            Setting.IMAGES, Setting.OUT),
    /** Trains a classifier. */
    CLASSIFIER(List.of("train", "classifier"), Setting.WEIGHTS, Setting.GROUP_BY, Setting.MODE, Setting.TRAINER,
            Setting.EPOCHS, Setting.SIZE, Setting.HOLDOUT, Setting.SEED, Setting.IMAGES, Setting.OUT),
    /** Trains a box predictor. */
    BOXES(List.of("train", "boxes"), Setting.WEIGHTS, Setting.GROUP_BY, Setting.MODE, Setting.TRAINER, Setting.EPOCHS,
            Setting.HOLDOUT, Setting.SEED, Setting.IMAGES, Setting.OUT),
    /** Predicts boxes, classes or both. */
    PREDICT(List.of("predict"), Setting.INPUT, Setting.BOXES, Setting.CLASSIFIER, Setting.WEIGHTS, Setting.MARGIN,
            Setting.SQUARE, Setting.CONFIDENCE, Setting.STRATEGY, Setting.IMAGES, Setting.OUT),
    /** Makes a data set of crops. */
    CROP(List.of("crop"), Setting.BOXES, Setting.WEIGHTS, Setting.MARGIN, Setting.SQUARE, Setting.CONFIDENCE,
            Setting.STRATEGY, Setting.IMAGES, Setting.OUT);

    private final List<String> words;
    private final Set<Setting> settings;

    RunTask(List<String> words, Setting first, Setting... others) {
        this.words = words;
        this.settings = Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** Returns its name in the names of folders, and in {@link org.imago.training.process.RunOrder#task()}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what is typed behind {@code imago}. */
    public List<String> words() {
        return words;
    }

    /** Returns what can be set, in the order of {@link Setting}. */
    public Set<Setting> settings() {
        return settings;
    }

    /** Tells whether it trains models on the data set. */
    public boolean trains() {
        return this == LOOP || this == CLASSIFIER || this == BOXES;
    }

    /**
     * Finds a task.
     *
     * @param id its {@link #id()}
     * @return nothing if there is none of that name
     */
    public static Optional<RunTask> of(String id) {
        return Arrays.stream(values()).filter(task -> task.id().equals(id)).findFirst();
    }

    /** Finds the task that a command line is about. */
    static Optional<RunTask> of(List<String> arguments) {
        return Arrays.stream(values()).filter(task -> arguments.size() >= task.words.size()
                && arguments.subList(0, task.words.size()).equals(task.words)).findFirst();
    }
}
