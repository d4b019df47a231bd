// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.CancellingMonitor;
import org.imago.cli.internal.Json;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.formats.AnnotationFormat;
import org.imago.dataset.formats.ExportOptions;
import org.imago.dataset.formats.ExportOptions.Formulas;
import org.imago.dataset.formats.ExportOptions.Images;
import org.imago.dataset.formats.ExportPreview;
import org.imago.dataset.formats.ExportResult;
import org.imago.dataset.formats.Exporter;
import org.imago.dataset.formats.Formats;
import org.imago.dataset.formats.ImportOptions;
import org.imago.dataset.formats.ImportOptions.ClassFrom;
import org.imago.dataset.formats.ImportPreview;
import org.imago.dataset.formats.ImportSource;
import org.imago.dataset.formats.Importer;
import org.imago.dataset.formats.Loss;
import org.imago.training.CancelledException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago dataset convert}: from one format of annotations to another. */
@Command(name = "convert", description = {"Converts a data set from one format of annotations to another.", "",
    "Formats: csv (Imago's own, a row per image), csv-long (a row per box), voc (Pascal VOC), coco, yolo, createml, "
    + "via and via-csv (VGG Image Annotator), folders (a folder per class), and those of plug-ins.", "",
    "Before anything is written, standard error says what the new format cannot hold (lost) or holds in another form "
            + "(changed), and what is wrong in the data set. With errors nothing is written and the exit code is 3, "
            + "unless --skip-bad leaves out what has them. What is converted stays as it is.", "",
    "Boxes are in pixels of the image as shown, x,y,w,h from the top left. Where boxes of an image have several "
    + "classes, one becomes the class of the image and the others stand in columns box_class, box_class_2 and so on.",
            "",
    "yolo and folders are copies of the images, so images are copied for them; the others refer to images by name."},
    footer = {"", "Examples:",
        "  imago dataset convert VOC2012 --to csv --out birds",
        "  imago dataset convert birds.csv --to yolo --out birds-yolo",
        "  imago dataset convert birds.csv --to coco --out birds-coco --dry-run",
        "  imago dataset convert labels.json --from coco --to csv --out birds --images photos --class-from largest"})
public final class ConvertCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv|FOLDER|FILE", description = "What is converted; it is only read.")
    private Path source;

    @Option(names = "--from", paramLabel = "FORMAT", description = "Format of it. Default: found out by looking.")
    private String from;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "Format that is written.")
    private String to;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder that is written; made if it is "
            + "missing. Nothing in it is replaced without --force.")
    private Path out;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder of the images. Default: beside the data set, "
            + "or where its format has them.")
    private Path images;

    @ArgGroup
    private ImageChoice imageChoice = new ImageChoice();

    /** At most one decision about images. */
    static final class ImageChoice {

        @Option(names = "--copy-images", description = "Copy the images, byte for byte, also for formats that do not "
                + "need them.")
        private boolean copy;

        @Option(names = "--link-images", description = "Make symbolic links to the images instead of copies.")
        private boolean link;

        @Option(names = "--no-images", description = "Copy no images, though the format expects them.")
        private boolean none;

        Images images() {
            return copy ? Images.COPY : link ? Images.LINK : none ? Images.NONE : Images.AS_NEEDED;
        }
    }

    @Option(names = "--names", paramLabel = "FILE", description = "For yolo and coco: a data.yaml, classes.txt or COCO "
            + "file whose classes keep their numbers; new classes come behind. Default: the one in --out if there is "
            + "one.")
    private Path names;

    @Option(names = "--class-from", paramLabel = "first|largest|most", defaultValue = "first", description = "Which box "
            + "gives an image its class where boxes have several: the first, the largest, or the largest of the class "
            + "that most have. Default: ${DEFAULT-VALUE}.")
    private ClassFrom classFrom;

    @ArgGroup
    private FormulaChoice formulaChoice = new FormulaChoice();

    /** At most one decision about formulas. */
    static final class FormulaChoice {

        @Option(names = "--escape-formulas", description = "Put ' before cells of a CSV that a spreadsheet would run "
                + "as formulas. Usual for csv-long, where reading takes it away again; in csv it would belong to the "
                + "value.")
        private boolean escape;

        @Option(names = "--keep-formulas", description = "Write such cells as they are, also in csv-long.")
        private boolean keep;

        Formulas formulas() {
            return escape ? Formulas.ESCAPED : keep ? Formulas.KEPT : Formulas.AS_USUAL;
        }
    }

    @Option(names = "--dry-run", description = "Only say what would be written, lost and changed.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Write nothing, and exit with 3, if anything would be lost.")
    private boolean strict;

    @Option(names = "--skip-bad", description = "Leave out images and boxes that have errors, and write the others.")
    private boolean skipBad;

    @Option(names = "--force", description = "Replace files of the same names in --out. Images, and what is converted, "
            + "are never replaced.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        Formats formats = Formats.installed();
        AnnotationFormat target = formats.find(to).orElseThrow(() -> unknown("--to", to, formats));
        if (images != null && !Files.isDirectory(images)) {
            throw new BadInputException(images + " is no folder: expected the folder of the images");
        }
        try {
            return convert(formats, target, new CancellingMonitor(cancellation()));
        } catch (OperationCanceledException e) {
            throw new CancelledException();
        }
    }

    private int convert(Formats formats, AnnotationFormat target, IProgressMonitor monitor)
            throws DatasetException, BadInputException {
        ImportSource read = ImportSource.of(source, Optional.ofNullable(images));
        ImportPreview found = Importer.examine(format(formats, read), read, new ImportOptions(classFrom), monitor);
        ExportOptions options = new ExportOptions(name(), imageChoice().images(), force, Optional.ofNullable(names),
                formulaChoice().formulas());
        ExportPreview plan = Exporter.examine(found.set(), target, out, options, monitor);
        List<Loss> losses = new ArrayList<>(found.losses());
        losses.addAll(plan.losses());
        List<DatasetProblem> problems = new ArrayList<>(found.problems());
        problems.addAll(plan.problems());
        int count = found.problemCount() + plan.problemCount();
        tell(found, losses, problems, count);
        Optional<String> refusal = refusal(losses, found.hasErrors() || plan.hasErrors());
        Optional<ExportResult> written = dryRun || refusal.isPresent() ? Optional.empty()
                : Optional.of(Exporter.write(plan, monitor));
        report(found, plan, losses, problems, written);
        refusal.ifPresent(why -> err("imago: " + why));
        return refusal.isPresent() ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    /** Picocli leaves a group that is not used without a value. */
    private ImageChoice imageChoice() {
        return imageChoice == null ? new ImageChoice() : imageChoice;
    }

    private FormulaChoice formulaChoice() {
        return formulaChoice == null ? new FormulaChoice() : formulaChoice;
    }

    private Optional<String> refusal(List<Loss> losses, boolean errors) {
        if (errors && !skipBad) {
            return Optional.of("nothing was written, for there are errors: correct them, or leave out what has them "
                    + "with --skip-bad");
        }
        boolean lost = losses.stream().anyMatch(loss -> loss.kind() == Loss.Kind.LOST);
        return strict && lost ? Optional.of("nothing was written, for something would be lost and --strict forbids it")
                : Optional.empty();
    }

    private AnnotationFormat format(Formats formats, ImportSource read) throws BadInputException {
        if (from != null) {
            return formats.find(from).orElseThrow(() -> unknown("--from", from, formats));
        }
        if (Files.notExists(source)) {
            throw new BadInputException(source + " is missing: expected a data set");
        }
        return formats.detect(read).stream().findFirst().orElseThrow(() -> new BadInputException(source + " is in no"
                + " format that is known: say which it is with --from, one of " + ids(formats)));
    }

    private ParameterException unknown(String option, String id, Formats formats) {
        return new ParameterException(spec().commandLine(), option + " " + id + ": no such format; expected one of "
                + ids(formats));
    }

    private static String ids(Formats formats) {
        return String.join(", ", formats.all().stream().map(AnnotationFormat::id).toList());
    }

    /** Returns the name of what is converted without its ending. */
    private String name() {
        Path file = source.toAbsolutePath().normalize().getFileName();
        String name = file == null ? "data" : file.toString();
        int dot = Files.isDirectory(source) ? -1 : name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('\\', '_');
    }

    private void tell(ImportPreview found, List<Loss> losses, List<DatasetProblem> problems, int count) {
        err(source + ": " + found.format().name() + ", " + found.samples() + " images, " + found.boxes() + " boxes, "
                + found.set().classes().size() + " classes");
        problems.forEach(problem -> err(problem.file() + ":" + problem.line() + ": "
                + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message()));
        if (count > problems.size()) {
            err((count - problems.size()) + " further problems are not listed");
        }
        losses.forEach(loss -> err(loss.kind().name().toLowerCase(Locale.ROOT) + ": " + loss.text()));
    }

    private void report(ImportPreview found, ExportPreview plan, List<Loss> losses, List<DatasetProblem> problems,
            Optional<ExportResult> written) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("from", found.format().id());
        result.put("to", plan.format().id());
        result.put("written", written.isPresent());
        result.put("data", written.map(ExportResult::main).orElse(out).toString());
        result.put("images", plan.set().images().size());
        result.put("boxes", plan.set().boxes());
        result.put("classes", plan.set().classNames());
        result.put("imageFolder", plan.set().folder().map(Path::toString).orElse(""));
        result.put("copied", written.map(ExportResult::images).orElse(0));
        if (json) {
            result.put("losses", losses.stream().map(ConvertCommand::map).toList());
            result.put("errors", problems.stream().filter(p -> p.severity() == Severity.ERROR).count());
            result.put("problems", problems.stream().map(ConvertCommand::map).toList());
            out(Json.line(result));
        } else if (written.isPresent()) {
            result.forEach((name, value) -> out(String.format("%-12s %s", name,
                    value instanceof List<?> list ? String.join(", ", list.stream().map(String::valueOf).toList())
                            : value)));
        }
    }

    private static Map<String, Object> map(Loss loss) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", loss.kind().name().toLowerCase(Locale.ROOT));
        map.put("count", loss.count());
        map.put("what", loss.what());
        map.put("examples", loss.examples());
        return map;
    }

    private static Map<String, Object> map(DatasetProblem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        map.put("file", problem.file().toString());
        map.put("line", problem.line());
        map.put("message", problem.message());
        return map;
    }
}
