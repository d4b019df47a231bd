// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.eclipse.osgi.util.NLS;

/** The words of this package. */
final class Messages extends NLS {

    public static String Title_loop;
    public static String Title_classifier;
    public static String Title_boxes;
    public static String Title_predict;
    public static String Title_crop;
    public static String About_loop;
    public static String About_classifier;
    public static String About_boxes;
    public static String About_predict;
    public static String About_crop;
    public static String Data;
    public static String Browse;
    public static String Browse_folder;
    public static String Browse_csv;
    public static String Weights;
    public static String Weights_none;
    public static String Weights_missing;
    public static String Weights_hint;
    public static String Weights_unreadable;
    public static String Weights_not_installed;
    public static String Weights_two;
    public static String Together;
    public static String Together_tip;
    public static String Together_none;
    public static String Together_column;
    public static String Together_values;
    public static String Together_suggested;
    public static String Mode;
    public static String Mode_auto;
    public static String Mode_transfer;
    public static String Mode_fine_tune;
    public static String Mode_scratch;
    public static String Epochs;
    public static String Epochs_usual;
    public static String Size;
    public static String Size_usual;
    public static String Folds;
    public static String Holdout;
    public static String Seed;
    public static String Truth;
    public static String Truth_hint;
    public static String Images;
    public static String Images_hint;
    public static String Input;
    public static String Input_hint;
    public static String Boxes_predict;
    public static String Boxes_crop;
    public static String Boxes_none;
    public static String Boxes_drawn;
    public static String Boxes_of;
    public static String Classes;
    public static String Classes_none;
    public static String Model_loop;
    public static String Model_other;
    public static String Model_hint;
    public static String Model_hint_crop;
    public static String Model_no_boxes;
    public static String Model_no_classes;
    public static String Model_title;
    public static String Strategy;
    public static String Trainer;
    public static String Margin;
    public static String Square;
    public static String Confidence;
    public static String Out_crop;
    public static String Out_crop_hint;
    public static String Out_run;
    public static String Out_run_hint;
    public static String Open_when_done;
    public static String Advanced_open;
    public static String Advanced_close;
    public static String Command;
    public static String Copy;
    public static String Copy_tip;
    public static String Restore;
    public static String Facts_reading;
    public static String Facts_used;
    public static String Facts_boxes;
    public static String Facts_excluded;
    public static String Facts_unlabelled;
    public static String Facts_cropped;
    public static String Facts_predicted;
    public static String Facts_class;
    public static String Facts_more;
    public static String Few_boxes;
    public static String Unsaved;
    public static String Unsaved_read;
    public static String Journal;
    public static String No_data;
    public static String Checking;
    public static String Start;
    public static String Save_and_start;
    public static String Starting;
    public static String Not_saved;
    public static String Not_started;
    public static String Again_reading;
    public static String Again_title;
    public static String Csv_title;
    public static String Folder_title;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
