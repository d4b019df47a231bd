// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Crops_boxes;
    public static String Crops_boxes_drawn;
    public static String Crops_boxes_proposed;
    public static String Crops_run;
    public static String Crops_strategy;
    public static String Crops_margin;
    public static String Crops_per_cent;
    public static String Crops_square;
    public static String Crops_confidence;
    public static String Crops_write;
    public static String Crops_write_title;
    public static String Crops_write_message;
    public static String Crops_writing;
    public static String Crops_cropping;
    public static String Crops_counts;
    public static String Crops_unreadable;
    public static String Crops_no_dataset;
    public static String Crops_no_images;
    public static String Crops_no_box;
    public static String Crops_drawn;
    public static String Crops_proposed;
    public static String Crops_uncertain;
    public static String Predict_images;
    public static String Predict_images_hint;
    public static String Predict_run;
    public static String Predict_run_hint;
    public static String Predict_classifier;
    public static String Predict_classifier_hint;
    public static String Predict_browse;
    public static String Predict_predict;
    public static String Predict_running;
    public static String Predict_done;
    public static String Predict_job;
    public static String Predict_no_classifier;
    public static String Predict_weights;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
