// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import org.eclipse.osgi.util.NLS;

/** Texts of the wizards that make data sets. */
final class Messages extends NLS {

    static String NewFromFolderWizard_title;
    static String NewFromFolderWizard_writing;
    static String FolderPage_title;
    static String FolderPage_description;
    static String FolderPage_folder;
    static String FolderPage_browse_folder;
    static String FolderPage_folder_message;
    static String FolderPage_by_subfolder;
    static String FolderPage_csv;
    static String FolderPage_browse_csv;
    static String FolderPage_csv_title;
    static String FolderPage_preview;
    static String FolderPage_looking;
    static String FolderPage_no_folder;
    static String FolderPage_bad_folder;
    static String FolderPage_no_csv;
    static String FolderPage_bad_csv;
    static String FolderPage_no_images;
    static String FolderPage_csv_exists;
    static String FolderScan_no_folder;
    static String FolderScan_unreadable;
    static String FolderScan_numbers;
    static String FolderScan_unnamed;
    static String NewFromCsvWizard_title;
    static String NewFromCsvWizard_writing;
    static String CsvPage_title;
    static String CsvPage_description;
    static String CsvPage_file;
    static String CsvPage_browse;
    static String CsvPage_preview;
    static String CsvPage_reading;
    static String CsvPage_none;
    static String CsvPage_bad;
    static String CsvPage_format;
    static String CsvPage_comma;
    static String CsvPage_semicolon;
    static String CsvPage_tab;
    static String CsvPage_utf8;
    static String CsvPage_latin1;
    static String CsvPage_one_column;
    static String ColumnsPage_title;
    static String ColumnsPage_description;
    static String ColumnsPage_filename;
    static String ColumnsPage_class;
    static String ColumnsPage_exclude;
    static String ColumnsPage_reviewed;
    static String ColumnsPage_x;
    static String ColumnsPage_y;
    static String ColumnsPage_w;
    static String ColumnsPage_h;
    static String ColumnsPage_none;
    static String ColumnsPage_examples;
    static String ColumnsPage_folder;
    static String ColumnsPage_browse;
    static String ColumnsPage_folder_hint;
    static String ColumnsPage_folder_title;
    static String ColumnsPage_checking;
    static String ColumnsPage_no_such_folder;
    static String ColumnsPage_required;
    static String ColumnsPage_half_box;
    static String ColumnsPage_twice;
    static String ColumnsPage_images;
    static String ColumnsPage_no_images;
    static String ColumnsPage_classes;
    static String ColumnsPage_corners;
    static String ColumnsPage_doubtful;
    static String ColumnsPage_fine;
    static String CsvCheck_no_number;
    static String CsvCheck_not_yes_or_no;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
