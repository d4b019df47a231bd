// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String PlaceColumn_name;
    public static String PictureColumn_name;
    public static String FileColumn_name;
    public static String ProblemsColumn_name;
    public static String FilterSetting_text;
    public static String FilterSetting_noClass;
    public static String FilterSetting_excluded;
    public static String FilterSetting_notExcluded;
    public static String FilterSetting_box;
    public static String FilterSetting_noBox;
    public static String FilterSetting_reviewed;
    public static String FilterSetting_notReviewed;
    public static String FilterSetting_problems;
    public static String FilterSetting_and;
    public static String FilterSetting_or;
    public static String FilterBar_text;
    public static String FilterBar_class;
    public static String FilterBar_anyClass;
    public static String FilterBar_excluded;
    public static String FilterBar_box;
    public static String FilterBar_reviewed;
    public static String FilterBar_problems;
    public static String FilterBar_expression;
    public static String FilterBar_expressionHelp;
    public static String FilterBar_clear;
    public static String BulkEdit_none;
    public static String BulkEdit_yes;
    public static String BulkEdit_no;
    public static String BulkEdit_setOne;
    public static String BulkEdit_setMany;
    public static String BulkMenu_set;
    public static String BulkMenu_other;
    public static String BulkMenu_otherTitle;
    public static String BulkMenu_otherText;
    public static String BulkMenu_open;
    public static String SampleTable_name;
    public static String LabelTable_none;
    public static String LabelTable_all;
    public static String LabelTable_some;
    public static String LabelTable_elsewhere;
    public static String LabelTable_selected;
    public static String LabelTable_columns;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
