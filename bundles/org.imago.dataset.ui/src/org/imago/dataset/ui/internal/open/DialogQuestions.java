// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ListDialog;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Merge;
import org.imago.dataset.ui.internal.wizards.NewFromFolderWizard;
import org.imago.dataset.ui.internal.wizards.Wizards;

/** Asks by dialogs. */
public final class DialogQuestions implements Questions {

    private final Shell shell;

    /**
     * Asks above a window.
     *
     * @param shell the window
     */
    public DialogQuestions(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Recovery recover(Path csv, int edits) {
        while (true) {
            String question = NLS.bind(edits == 1 ? Messages.DialogQuestions_recover_one
                    : Messages.DialogQuestions_recover, csv.getFileName(), edits);
            int answer = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.DialogQuestions_recover_title, question,
                    0, Messages.DialogQuestions_recover_yes, Messages.DialogQuestions_recover_no,
                    Messages.DialogQuestions_recover_later);
            if (answer == 0) {
                return Recovery.RECOVER;
            }
            if (answer != 1) {
                return Recovery.LATER;
            }
            if (discardForGood(csv, edits)) {
                return Recovery.DISCARD;
            }
        }
    }

    private boolean discardForGood(Path csv, int edits) {
        return MessageDialog.open(MessageDialog.WARNING, shell, Messages.DialogQuestions_discard_title,
                NLS.bind(edits == 1 ? Messages.DialogQuestions_discard_one : Messages.DialogQuestions_discard,
                        csv.getFileName(), edits),
                0, Messages.DialogQuestions_discard_yes, Messages.DialogQuestions_discard_no) == 0;
    }

    @Override
    public Optional<Predicate<Merge.Conflict>> merge(Path csv, Merge merge) {
        String summary = NLS.bind(Messages.DialogQuestions_merge_summary, csv.getFileName());
        if (merge.conflicts().isEmpty()) {
            int answer = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.MergeDialog_window,
                    NLS.bind(Messages.DialogQuestions_merge, new Object[] {summary, merge.rowsAdded(),
                        merge.rowsRemoved(), merge.agreed()}), 0, Messages.MergeDialog_merge,
                    Messages.MergeDialog_later);
            return answer == 0 ? Optional.of(conflict -> false) : Optional.empty();
        }
        MergeDialog dialog = new MergeDialog(shell, summary, merge);
        return dialog.open() == MergeDialog.OK ? Optional.of(dialog.mine()) : Optional.empty();
    }

    @Override
    public void readOnly(Path csv, String reason) {
        MessageDialog.openInformation(shell, Messages.DialogQuestions_read_only_title,
                NLS.bind(Messages.DialogQuestions_read_only, csv.getFileName(), reason));
    }

    @Override
    public void failed(String what, Throwable why) {
        Failures.show(shell, what, why);
    }

    @Override
    public Optional<Path> choose(Path folder, List<Path> csvs) {
        return csvs.size() == 1 ? chooseOnly(folder, csvs.getFirst()) : chooseOneOf(folder, csvs);
    }

    private Optional<Path> chooseOnly(Path folder, Path csv) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.DialogQuestions_choose_title,
                NLS.bind(Messages.DialogQuestions_only, name(folder), csv.getFileName()), 0,
                Messages.DialogQuestions_open, Messages.DialogQuestions_new, Messages.DialogQuestions_cancel);
        return switch (answer) {
            case 0 -> Optional.of(csv);
            case 1 -> create(folder);
            default -> Optional.empty();
        };
    }

    private Optional<Path> chooseOneOf(Path folder, List<Path> csvs) {
        ListDialog dialog = new ListDialog(shell);
        dialog.setTitle(Messages.DialogQuestions_choose_title);
        dialog.setMessage(NLS.bind(Messages.DialogQuestions_several, name(folder)));
        dialog.setContentProvider(ArrayContentProvider.getInstance());
        dialog.setLabelProvider(LabelProvider.createTextProvider(csv -> ((Path) csv).getFileName().toString()));
        dialog.setInput(csvs);
        dialog.setInitialSelections(csvs.getFirst());
        boolean chosen = dialog.open() == ListDialog.OK && dialog.getResult().length == 1;
        return chosen ? Optional.of((Path) dialog.getResult()[0]) : Optional.empty();
    }

    @Override
    public Optional<Path> create(Path folder) {
        NewFromFolderWizard wizard = new NewFromFolderWizard(folder);
        Wizards.open(shell, wizard);
        return wizard.created();
    }

    private static Path name(Path folder) {
        return folder.getFileName() == null ? folder : folder.getFileName();
    }

    @Override
    public void whileWaiting(String what, FileWork.Step work) throws DatasetException {
        FileWork.run(shell, what, work);
    }
}
