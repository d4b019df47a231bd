// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.imago.loop.order.RunTask;

/** What tasks are called. */
final class Texts {

    private Texts() {
    }

    static String title(RunTask task) {
        return switch (task) {
            case LOOP -> Messages.Title_loop;
            case CLASSIFIER -> Messages.Title_classifier;
            case BOXES -> Messages.Title_boxes;
            case PREDICT -> Messages.Title_predict;
            case CROP -> Messages.Title_crop;
        };
    }

    static String about(RunTask task) {
        return switch (task) {
            case LOOP -> Messages.About_loop;
            case CLASSIFIER -> Messages.About_classifier;
            case BOXES -> Messages.About_boxes;
            case PREDICT -> Messages.About_predict;
            case CROP -> Messages.About_crop;
        };
    }
}
