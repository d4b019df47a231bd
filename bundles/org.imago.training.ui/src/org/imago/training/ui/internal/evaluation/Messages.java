// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Choice_whole;
    public static String Choice_crops;
    public static String Choice_stage_whole;
    public static String Choice_stage_crops;
    public static String EvaluationPane_classifier;
    public static String EvaluationPane_against;
    public static String EvaluationPane_refresh;
    public static String EvaluationPane_figures;
    public static String EvaluationPane_confusion;
    public static String EvaluationPane_curves;
    public static String EvaluationPane_boxes;
    public static String EvaluationPane_groups;
    public static String EvaluationPane_nothing;
    public static String EvaluationPane_no_dataset;
    public static String EvaluationPane_no_runs;
    public static String EvaluationPane_looking;
    public static String EvaluationPane_computing;
    public static String EvaluationPane_difference;
    public static String EvaluationPane_alone;
    public static String EvaluationPane_nothing_common;
    public static String EvaluationPane_cell;
    public static String EvaluationPane_group;
    public static String FiguresTable_figure;
    public static String FiguresTable_accuracy;
    public static String FiguresTable_macro_f1;
    public static String FiguresTable_calibration;
    public static String FiguresTable_samples;
    public static String FiguresTable_class;
    public static String FiguresTable_iou;
    public static String FiguresTable_difference;
    public static String FiguresTable_p;
    public static String FiguresTable_only_right;
    public static String FiguresTable_common;
    public static String FiguresTable_to;
    public static String MatrixTable_help;
    public static String MatrixTable_first;
    public static String MatrixTable_actual;
    public static String CurvesPane_precision_recall;
    public static String CurvesPane_precision;
    public static String CurvesPane_recall;
    public static String CurvesPane_calibration;
    public static String CurvesPane_confidence;
    public static String CurvesPane_accuracy;
    public static String CurvesPane_ideal;
    public static String CurvesPane_line;
    public static String CurvesPane_threshold;
    public static String CurvesPane_decided;
    public static String BoxesPane_title;
    public static String BoxesPane_iou;
    public static String BoxesPane_boxes;
    public static String BoxesPane_none;
    public static String BoxesPane_summary;
    public static String GroupsPane_column;
    public static String GroupsPane_value;
    public static String GroupsPane_samples;
    public static String GroupsPane_right;
    public static String GroupsPane_second;
    public static String GroupsPane_count;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
