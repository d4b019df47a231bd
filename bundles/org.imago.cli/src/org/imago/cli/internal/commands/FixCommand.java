// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.imago.annotation.AnnotationValidator;
import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.dataset.CellChange;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetStore;
import org.imago.dataset.Edit;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ProblemFix;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code imago dataset fix}: puts problems right that need no person's eye. */
@Command(name = "fix", description = {"Puts problems right that \"imago dataset validate\" lists.", "",
    "Without --apply, nothing is written: what could be done is listed, one a line: FILE:LINE: KIND: WHAT. With it, the "
            + "changed cells are listed, one a line: FILE:LINE: COLUMN: BEFORE -> AFTER, and the CSV is saved, all or "
            + "nothing."},
        footer = {"", "Examples:", "  imago dataset fix birds.csv", "  imago dataset fix birds.csv --apply class-name",
            "  imago dataset fix birds.csv --apply cut-box,exclude-repeated"})
public final class FixCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--apply", paramLabel = "KIND", split = ",", converter = Kinds.class, completionCandidates = Kinds.class,
            description = "What is done, in this order: ${COMPLETION-CANDIDATES}.")
    private List<ProblemFix.Kind> kinds = List.of();

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    /** Kinds by their keys. */
    static final class Kinds implements ITypeConverter<ProblemFix.Kind>, Iterable<String> {

        @Override
        public ProblemFix.Kind convert(String key) {
            return Arrays.stream(ProblemFix.Kind.values()).filter(kind -> kind.key().equals(key)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("\"" + key + "\" is none of "
                            + String.join(", ", this)));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ProblemFix.Kind.values()).map(ProblemFix.Kind::key).iterator();
        }
    }

    @Override
    protected int execute() throws DatasetException, EnvironmentException {
        if (kinds.isEmpty()) {
            list(Dataset.open(data));
            return ExitCode.DONE;
        }
        try (DatasetStore store = DatasetStore.open(data)) {
            refuse(store.readOnlyReason().map(why -> why + "; close it there first"));
            refuse(store.recoverable().isEmpty() ? Optional.empty() : Optional.of("has edits that were not saved when a"
                    + " program came to a sudden end; save them first, with \"imago dataset recover\""));
            apply(store);
        }
        return ExitCode.DONE;
    }

    private void refuse(Optional<String> why) throws DatasetException {
        if (why.isPresent()) {
            throw new DatasetException(data, 0, "", why.get());
        }
    }

    private List<DatasetProblem> problems(Dataset dataset) throws DatasetException, EnvironmentException {
        ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
        return AnnotationValidator.validate(dataset, folder, Home.pixels());
    }

    private void list(Dataset dataset) throws DatasetException, EnvironmentException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (DatasetProblem problem : problems(dataset)) {
            for (ProblemFix fix : problem.fixes()) {
                counts.merge(fix.kind().key(), 1L, Long::sum);
                if (!json) {
                    out(data + ":" + problem.line() + ": " + fix.kind().key() + ": " + fix.label());
                }
            }
        }
        if (json) {
            out(Json.line(Map.of("possible", counts)));
        } else {
            out(counts.isEmpty() ? "there is nothing that can be put right without looking at it"
                    : words(counts) + "; do it with --apply");
        }
    }

    private static String words(Map<String, Long> counts) {
        return counts.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }

    /** One kind after the other, for what one does may be what another would have done. */
    private void apply(DatasetStore store) throws DatasetException, EnvironmentException {
        Dataset dataset = store.dataset();
        List<Edit> edits = new ArrayList<>();
        try {
            for (ProblemFix.Kind kind : kinds) {
                List<ProblemFix> fixes = fixes(dataset, kind);
                edits.add(store.edit(kind.key(), () -> ProblemFix.apply(fixes, dataset)));
            }
            store.save();
        } catch (DatasetException e) {
            // Nothing of it is to be recovered later: nobody has seen it.
            for (Edit edit : edits.reversed()) {
                store.undo(edit);
            }
            throw e;
        }
        tell(dataset, edits.stream().flatMap(edit -> edit.changes().stream()).toList());
    }

    private List<ProblemFix> fixes(Dataset dataset, ProblemFix.Kind kind)
            throws DatasetException, EnvironmentException {
        Function<DatasetProblem, Optional<ProblemFix>> best = problem -> problem.fixes().stream()
                .filter(fix -> fix.kind() == kind).findFirst();
        return problems(dataset).stream().map(best).flatMap(Optional::stream).toList();
    }

    private void tell(Dataset dataset, List<CellChange> changes) {
        if (json) {
            out(Json.line(Map.of("changes", changes.stream().map(change -> map(dataset, change)).toList())));
            return;
        }
        changes.forEach(change -> out(data + ":" + dataset.samples().get(change.row()).line() + ": " + change.column()
                + ": \"" + change.before() + "\" -> \"" + change.after() + "\""));
        out(changes.isEmpty() ? "there is nothing of that to put right" : changes.size() + " cells changed and saved");
    }

    private static Map<String, Object> map(Dataset dataset, CellChange change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", dataset.samples().get(change.row()).line());
        map.put("column", change.column());
        map.put("before", change.before());
        map.put("after", change.after());
        return map;
    }
}
