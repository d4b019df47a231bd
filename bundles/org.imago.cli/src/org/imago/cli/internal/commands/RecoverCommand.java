// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Json;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetStore;
import org.imago.dataset.Merge;
import org.imago.dataset.Merge.Conflict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago dataset recover}: saves edits that a crash left in the journal. */
@Command(name = "recover", description = {"Saves edits that the workbench had made, and not saved, when it came to a sudden end.",
    "", "If another program has changed the CSV since, both changes are merged by file name. Cells that both changed are"
            + " listed as conflicts, one a line: FILE:LINE: conflict: COLUMN: MESSAGE; then nothing is written and the"
            + " exit code is 3, unless --keep decides."},
        footer = {"", "Examples:", "  imago dataset recover birds.csv", "  imago dataset recover birds.csv --keep theirs"})
public final class RecoverCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--keep", paramLabel = "mine|theirs", description = "Decides conflicts: for the edits, or for what "
            + "the other program wrote. Edits that are not kept stay in a copy of the journal beside the CSV.")
    private Side keep;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    /** Who wins a conflict. */
    enum Side {
        /** The edits. */
        mine,
        /** The other program. */
        theirs
    }

    @Override
    protected int execute() throws DatasetException {
        try (DatasetStore store = DatasetStore.open(data)) {
            if (store.readOnly()) {
                throw new DatasetException(data, 0, "", store.readOnlyReason().orElse("") + "; close it there first");
            }
            for (DatasetProblem problem : store.problems()) {
                err(data + ": warning: " + problem.message());
            }
            int edits = store.recoverable().size();
            List<Conflict> conflicts = store.recovery().map(Merge::conflicts).orElse(List.of());
            boolean decided = conflicts.isEmpty() || keep != null;
            if (decided && edits > 0) {
                store.recover(conflict -> keep == Side.mine);
                store.save();
            }
            tell(edits, conflicts, decided);
            return decided ? ExitCode.DONE : ExitCode.BAD_INPUT;
        }
    }

    private void tell(int edits, List<Conflict> conflicts, boolean decided) {
        if (json) {
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("edits", edits);
            found.put("saved", decided && edits > 0);
            found.put("conflicts", conflicts.stream().map(RecoverCommand::map).toList());
            out(Json.line(found));
            return;
        }
        conflicts.forEach(conflict -> out(data + ":" + conflict.line() + ": conflict: " + conflict.column() + ": "
                + words(conflict)));
        out(edits == 0 ? "there is nothing to recover" : decided ? edits + " edits recovered and saved"
                : conflicts.size() + " conflicts; nothing was written; decide with --keep mine or --keep theirs");
    }

    private static String words(Conflict conflict) {
        String edited = "\"" + conflict.before() + "\" of " + conflict.fileName() + " was edited to \""
                + conflict.mine() + "\"";
        return switch (conflict.reason()) {
            case CELL_CHANGED -> edited + " and changed by another program to \"" + conflict.theirs() + "\"";
            case ROW_REMOVED -> edited + ", but its row was removed";
            case ROW_UNCLEAR -> edited + ", but several rows have that file name now";
            case COLUMN_REMOVED -> edited + ", but the column was removed";
        };
    }

    private static Map<String, Object> map(Conflict conflict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reason", conflict.reason().name().toLowerCase(Locale.ROOT));
        map.put("filename", conflict.fileName());
        map.put("line", conflict.line());
        map.put("column", conflict.column());
        map.put("before", conflict.before());
        map.put("mine", conflict.mine());
        map.put("theirs", conflict.theirs());
        return map;
    }
}
