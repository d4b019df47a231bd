// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.statistics;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String StatisticsPane_copy;
    public static String StatisticsPane_copyHelp;
    public static String StatisticsPane_none;
    public static String StatisticsPane_counting;
    public static String StatisticsPane_summary;
    public static String StatisticsPane_classes;
    public static String StatisticsPane_click;
    public static String StatisticsPane_noProgress;
    public static String StatisticsPane_samples;
    public static String StatisticsPane_boxed;
    public static String StatisticsPane_unboxed;
    public static String StatisticsPane_excluded;
    public static String StatisticsPane_reviewed;
    public static String StatisticsPane_no_class;
    public static String StatisticsPane_class;
    public static String StatisticsPane_boxes;
    public static String StatisticsPane_share;
    public static String StatisticsPane_boxes_count;
    public static String StatisticsPane_places;
    public static String StatisticsPane_images;
    public static String StatisticsPane_pixels;
    public static String StatisticsPane_images_count;
    public static String StatisticsPane_progress;
    public static String HeatMap_boxes;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
