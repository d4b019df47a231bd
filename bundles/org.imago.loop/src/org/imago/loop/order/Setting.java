// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import org.imago.cropping.CropSettings;
import org.imago.cropping.CropStrategies;
import org.imago.training.TrainerRegistry;

/** One thing that a person can choose, which is an option of the command line. */
public enum Setting {
    /** What is predicted on, if not the data set itself: another CSV, a folder, an image. Has no option's name. */
    INPUT("", "", true),
    /** Folder of the images. */
    IMAGES("--images", "", true),
    /** Pretrained weights, by name. */
    WEIGHTS("--weights", "", false),
    /** Columns whose equal values stay together, with commas. */
    GROUP_BY("--group-by", "", false),
    /** How a model is learnt: a {@link org.imago.training.Mode} in lower case. */
    MODE("--mode", "auto", false),
    /** Identifier of the trainer. */
    TRAINER("--trainer", TrainerRegistry.USUAL, false),
    /** Most epochs a fit may take. */
    EPOCHS("--epochs", "", false),
    /** Side of the classifier's input in pixels. */
    SIZE("--size", "", false),
    /** Folds of the cross-validation. */
    FOLDS("--folds", "5", false),
    /** Share of the samples to judge a model on. */
    HOLDOUT("--holdout", "0.2", false),
    /** Seed of everything that is drawn by chance. */
    SEED("--seed", "13", false),
    /** CSV with right classes and boxes that training must not see. */
    TRUTH("--truth", "", true),
    /** Model of boxes: a file, or the folder of a run. */
    BOXES("--boxes", "", true),
    /** Model of classes: a file, or the folder of a run. */
    CLASSIFIER("--classifier", "", true),
    /** What decides which part of an image a crop shows. */
    STRATEGY("--strategy", CropStrategies.DEFAULT, false),
    /** Margin of crops in per cent. */
    MARGIN("--margin", Numbers.percent(CropSettings.defaults().margin()), false),
    /** Whether crops grow to squares; its value is {@link #YES}. */
    SQUARE("--square", "", false),
    /** A predicted box that is less certain is not used. */
    CONFIDENCE("--min-confidence", Numbers.plain(CropSettings.defaults().minimumConfidence()), false),
    /** Folder of the new data set for crops; else the folder of the run, if it is not to be in its usual place. */
    OUT("--out", "", true);

    /** Value of a setting that is on or off; off is no value. */
    public static final String YES = "yes";

    private final String option;
    private final String usual;
    private final boolean path;

    Setting(String option, String usual, boolean path) {
        this.option = option;
        this.usual = usual;
        this.path = path;
    }

    /** Returns the option's name, with its dashes; empty for {@link #INPUT}. */
    public String option() {
        return option;
    }

    /** Returns the value that it has by itself; empty if that depends on other things. */
    public String usual() {
        return usual;
    }

    /** Tells whether its value is a file or folder. */
    public boolean isPath() {
        return path;
    }

    /** Tells whether it is only on or off. */
    public boolean isSwitch() {
        return this == SQUARE;
    }
}
