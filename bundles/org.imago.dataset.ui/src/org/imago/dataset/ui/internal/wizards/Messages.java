// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import org.eclipse.osgi.util.NLS;

/** Texts of the wizards that make data sets. */
final class Messages extends NLS {

    public static String ColumnsAndAnnotations_title;
    public static String ColumnsAndAnnotations_description;
    public static String ColumnsAndAnnotations_columns;
    public static String ColumnsAndAnnotations_annotations;
    public static String ColumnsAndAnnotations_add;
    public static String ColumnsAndAnnotations_remove;
    public static String ColumnsAndAnnotations_up;
    public static String ColumnsAndAnnotations_down;
    public static String ColumnsAndAnnotations_writing;
    public static String BindingFields_type;
    public static String BindingFields_label;
    public static String BindingFields_columns;
    public static String BindingFields_columns_hint;
    public static String BindingFields_names;
    public static String BindingFields_names_hint;
    public static String BindingFields_storage;
    public static String BindingFields_list;
    public static String BindingFields_multiline;
    public static String BindingFields_several;
    public static String NewFromFolderWizard_title;
    public static String NewFromFolderWizard_writing;
    public static String FolderPage_title;
    public static String FolderPage_description;
    public static String FolderPage_folder;
    public static String FolderPage_browse_folder;
    public static String FolderPage_folder_message;
    public static String FolderPage_by_subfolder;
    public static String FolderPage_csv;
    public static String FolderPage_browse_csv;
    public static String FolderPage_csv_title;
    public static String FolderPage_preview;
    public static String FolderPage_looking;
    public static String FolderPage_no_folder;
    public static String FolderPage_bad_folder;
    public static String FolderPage_no_csv;
    public static String FolderPage_bad_csv;
    public static String FolderPage_no_images;
    public static String FolderPage_csv_exists;
    public static String FolderScan_no_folder;
    public static String FolderScan_unreadable;
    public static String FolderScan_numbers;
    public static String FolderScan_unnamed;
    public static String NewFromCsvWizard_title;
    public static String NewFromCsvWizard_writing;
    public static String CsvPage_title;
    public static String CsvPage_description;
    public static String CsvPage_file;
    public static String CsvPage_browse;
    public static String CsvPage_preview;
    public static String CsvPage_reading;
    public static String CsvPage_none;
    public static String CsvPage_bad;
    public static String CsvPage_format;
    public static String CsvPage_comma;
    public static String CsvPage_semicolon;
    public static String CsvPage_tab;
    public static String CsvPage_utf8;
    public static String CsvPage_latin1;
    public static String CsvPage_one_column;
    public static String ColumnsPage_title;
    public static String ColumnsPage_description;
    public static String ColumnsPage_filename;
    public static String ColumnsPage_class;
    public static String ColumnsPage_exclude;
    public static String ColumnsPage_reviewed;
    public static String ColumnsPage_x;
    public static String ColumnsPage_y;
    public static String ColumnsPage_w;
    public static String ColumnsPage_h;
    public static String ColumnsPage_none;
    public static String ColumnsPage_examples;
    public static String ColumnsPage_folder;
    public static String ColumnsPage_browse;
    public static String ColumnsPage_folder_hint;
    public static String ColumnsPage_folder_title;
    public static String ColumnsPage_checking;
    public static String ColumnsPage_no_such_folder;
    public static String ColumnsPage_required;
    public static String ColumnsPage_half_box;
    public static String ColumnsPage_twice;
    public static String ColumnsPage_images;
    public static String ColumnsPage_no_images;
    public static String ColumnsPage_classes;
    public static String ColumnsPage_corners;
    public static String ColumnsPage_doubtful;
    public static String ColumnsPage_fine;
    public static String CsvCheck_no_number;
    public static String CsvCheck_not_yes_or_no;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
