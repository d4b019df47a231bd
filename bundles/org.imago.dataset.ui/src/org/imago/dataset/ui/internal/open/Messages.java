// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import org.eclipse.osgi.util.NLS;

/** Texts of opening data sets and of their view. */
final class Messages extends NLS {

    static String Opening_failed;
    static String Opening_recovering;
    static String Opening_discarding;
    static String Opening_not_recovered;
    static String FolderContents_looking;
    static String RecentDatasets_keeping;
    static String Failures_unexpected;
    static String DialogQuestions_recover_title;
    static String DialogQuestions_recover;
    static String DialogQuestions_recover_one;
    static String DialogQuestions_recover_yes;
    static String DialogQuestions_recover_no;
    static String DialogQuestions_recover_later;
    static String DialogQuestions_discard_title;
    static String DialogQuestions_discard;
    static String DialogQuestions_discard_one;
    static String DialogQuestions_discard_yes;
    static String DialogQuestions_discard_no;
    static String DialogQuestions_read_only_title;
    static String DialogQuestions_read_only;
    static String DialogQuestions_choose_title;
    static String DialogQuestions_only;
    static String DialogQuestions_several;
    static String DialogQuestions_open;
    static String DialogQuestions_new;
    static String DialogQuestions_cancel;
    static String CsvFileDialog_csv;
    static String CsvFileDialog_all;
    static String SaveAs_title;
    static String SaveAs_saving;
    static String SaveAs_failed;
    static String Revert_title;
    static String Revert_question;
    static String Revert_yes;
    static String Revert_no;
    static String Revert_reading;
    static String Revert_failed;
    static String ChooseImageFolder_title;
    static String ChooseImageFolder_message;
    static String ChooseImageFolder_looking;
    static String ChooseImageFolder_failed;
    static String DatasetFacts_counting;
    static String DatasetFacts_looking;
    static String DatasetLabels_open;
    static String DatasetLabels_recent;
    static String DatasetLabels_read_only;
    static String DatasetLabels_missing;
    static String DatasetLabels_missing_tip;
    static String DatasetLabels_counting;
    static String DatasetLabels_size;
    static String DatasetLabels_marks;
    static String DatasetLabels_reviewed;
    static String DatasetsPane_name;
    static String DatasetsPane_open;
    static String DatasetsPane_new_from_folder;
    static String DatasetsPane_new_from_csv;
    static String DatasetsPane_none;
    static String DatasetsPane_link_open;
    static String DatasetsPane_link_folder;
    static String DatasetsPane_link_csv;
    static String DatasetsPane_drop;
    static String DatasetsPane_show;
    static String DatasetsPane_open_this;
    static String DatasetsPane_close;
    static String DatasetsPane_reveal;
    static String DatasetsPane_copy_path;
    static String DatasetsPane_forget;
    static String DatasetsPane_forget_missing;
    static String WorkbenchActions_browse;

    static {
        NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
    }

    private Messages() {
    }
}
