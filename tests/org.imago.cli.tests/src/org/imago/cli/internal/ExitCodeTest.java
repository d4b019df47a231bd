// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.training.CancelledException;
import org.imago.training.TrainingException;
import org.imago.training.UnsuitableDataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import picocli.CommandLine.Command;

/** A script can tell from the exit code whose fault a failure is, and a person from one line on standard error. */
class ExitCodeTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    /** A plug-in's command that ends as it is told. */
    @Command(name = "fake", description = "Ends as it is told.")
    private static final class Fake extends ImagoCommand {

        private final Callable<Integer> end;

        Fake(Callable<Integer> end) {
            this.end = end;
        }

        @Override
        protected int execute() throws Exception {
            return end.call();
        }
    }

    /** A command that is cancelled while it runs. */
    @Command(name = "fake", description = "Is cancelled.")
    private static final class Cancelled extends ImagoCommand {

        @Override
        protected int execute() throws Exception {
            ImagoCommand.cancelAll();
            cancellation().check();
            return ExitCode.DONE;
        }
    }

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        imago = new Imago(folder.resolve("home"));
    }

    private Imago.Result end(Callable<Integer> end) {
        return new Imago(folder.resolve("home"), new Fake(end)).run("fake");
    }

    private Imago.Result fail(Exception failure) {
        return end(() -> {
            throw failure;
        });
    }

    @Test
    void whatIsDoneEndsWith0() {
        Imago.Result done = imago.run("dataset", "info", csv);
        assertEquals(ExitCode.DONE, done.code());
        assertEquals("", done.err());
        assertEquals(7, end(() -> 7).code());
    }

    @Test
    void anUnexpectedFailureEndsWith1AndAsksForAReport() {
        Imago.Result failed = fail(new IllegalStateException("never"));
        assertEquals(ExitCode.FAILED, failed.code());
        assertTrue(failed.err().contains("never") && failed.err().contains("--stacktrace"), failed.err());
        assertEquals(1, failed.err().lines().count(), failed.err());
        assertEquals(ExitCode.FAILED, fail(new TrainingException("loss is not a number")).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "run", "run data.csv --folds 1", "run data.csv --folds many",
        "run data.csv --epochs 0", "run data.csv --size -3", "run data.csv --mode magic",
        "run data.csv --resume runs/a", "run data.csv --trainer nothing",
        "dataset", "dataset info", "dataset order data.csv --by size", "dataset duplicates", "train", "train boxes", "train trees",
        "train boxes data.csv --holdout 0.9", "train boxes data.csv --size 64", "predict photo.jpg --out a.csv",
        "predict --out a.csv", "evaluate data.csv", "evaluate data.csv --boxes a --classifier b", "crop data.csv",
        "crop data.csv --out crops --margin -1", "crop data.csv --out crops --min-confidence 2",
        "crop data.csv --out crops --strategy nothing", "weights", "weights add", "weights add a b",
        "weights add net.zip --preset caffe", "weights remove"})
    void aWrongCommandLineEndsWith2AndSaysHowToGoOn(String line) {
        Imago.Result wrong = imago.run((Object[]) (line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals(ExitCode.USAGE, wrong.code(), wrong.err());
        assertEquals("", wrong.out());
        assertTrue(wrong.err().startsWith("imago"), wrong.err());
        assertTrue(wrong.err().contains("Try: imago") || wrong.err().contains("Usage: imago"), wrong.err());
        assertFalse(Files.exists(Path.of("crops")), "nothing is written");
    }

    @Test
    void aMistypedOptionOrCommandIsSuggested() {
        assertTrue(imago.run("run", csv, "--fold", "5").err().contains("--folds"));
        assertTrue(imago.run("crp", csv).err().contains("imago crop"));
        assertTrue(imago.run("weights", "ad", csv).err().contains("weights add"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset info CSV", "dataset validate CSV", "dataset order CSV", "run CSV",
        "train boxes CSV", "train classifier CSV", "crop CSV --out OUT"})
    void aMissingCsvEndsWith3AndIsNamed(String line) throws IOException {
        Path missing = folder.resolve("missing.csv");
        Imago.Result wrong = imago.run((Object[]) line.replace("CSV", missing.toString()).replace("OUT",
                folder.resolve("out").toString()).split(" "));
        assertEquals(ExitCode.BAD_INPUT, wrong.code(), wrong.err());
        assertEquals("", wrong.out());
        assertTrue(wrong.err().contains(missing.toString()), wrong.err());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertEquals(List.of("data.csv", "home", "images"), written());
    }

    private List<String> written() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void otherWrongInputEndsWith3AndIsNamed() throws IOException {
        Path full = Files.createDirectories(folder.resolve("home"));
        Files.writeString(full.resolve("kept.txt"), "kept");
        assertBadInput("nothing", "run", csv, "--weights", "nothing");
        assertBadInput("truth.csv", "run", csv, "--truth", folder.resolve("truth.csv"));
        assertBadInput("elsewhere", "run", csv, "--images", folder.resolve("elsewhere"));
        assertBadInput("is not empty", "run", csv, "--out", full);
        assertBadInput("holds no run", "run", "--resume", full);
        assertBadInput("holds no run", "train", "boxes", "--resume", full);
        assertBadInput("model", "crop", csv, "--out", folder.resolve("crops"), "--boxes", full);
        assertBadInput("model", "predict", csv, "--out", folder.resolve("p.csv"), "--boxes", folder.resolve("no.zip"));
        assertBadInput("is there already", "predict", csv, "--out", csv, "--boxes", csv);
        assertBadInput("model", "evaluate", csv, "--classifier", full);
        assertBadInput("no weights named 'nothing'", "weights", "remove", "nothing");
        assertEquals(ExitCode.BAD_INPUT, fail(new UnsuitableDataException("too few groups")).code());
        assertEquals("kept", Files.readString(full.resolve("kept.txt")));
        assertEquals(SmallDataset.CSV, Files.readString(csv));
    }

    private void assertBadInput(String named, Object... arguments) {
        Imago.Result wrong = imago.run(arguments);
        assertEquals(ExitCode.BAD_INPUT, wrong.code(), wrong.err());
        assertEquals("", wrong.out());
        assertTrue(wrong.err().contains(named), wrong.err());
    }

    @Test
    void whatIsCancelledEndsWith4() {
        assertEquals(ExitCode.CANCELLED, new Imago(folder.resolve("home"), new Cancelled()).run("fake").code());
        assertEquals(ExitCode.CANCELLED, fail(new CancelledException()).code());
    }

    @Test
    void aHomeThatCannotBeWrittenEndsWith5() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file where a folder should be");
        Imago homeless = new Imago(file);
        for (Imago.Result failed : List.of(homeless.run("dataset", "validate", csv),
                homeless.run("crop", csv, "--out", folder.resolve("crops")),
                homeless.run("weights", "add", csv))) {
            assertEquals(ExitCode.ENVIRONMENT, failed.code(), failed.err());
            assertTrue(failed.err().contains(file.toString()) && failed.err().contains("IMAGO_HOME"), failed.err());
            assertEquals("", failed.out());
        }
        assertEquals(ExitCode.DONE, homeless.run("dataset", "info", csv).code());
    }

    @Test
    void whatTheMachineLacksEndsWith5() {
        assertEquals(ExitCode.ENVIRONMENT, end(() -> {
            throw new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file");
        }).code());
        assertEquals(ExitCode.ENVIRONMENT, end(() -> {
            throw new OutOfMemoryError("Java heap space");
        }).code());
        assertEquals(ExitCode.ENVIRONMENT, fail(new TrainingException("The native library cannot be loaded",
                new UnsatisfiedLinkError("libnd4jcpu.so"))).code());
        assertEquals(ExitCode.ENVIRONMENT, fail(new IOException("No space left on device")).code());
        assertEquals(ExitCode.ENVIRONMENT, fail(new UncheckedIOException("the cache cannot be written",
                new IOException("read-only file system"))).code());
        assertEquals(ExitCode.FAILED, fail(new IOException("stale handle")).code());
    }

    @Test
    void aVariableForTheLogIsHeardAndChecked() throws IOException {
        Imago.Result json = imago.with(Map.of("IMAGO_LOG", "JSON")).run("dataset", "info", folder.resolve("none.csv"),
                "--stacktrace");
        assertEquals(ExitCode.BAD_INPUT, json.code());
        JsonNode line = new ObjectMapper().readTree(json.err());
        assertEquals(ExitCode.BAD_INPUT, line.path("exitCode").asInt(), json.err());
        assertTrue(line.path("stacktrace").asText().contains("\tat "), json.err());
        Imago.Result wrong = new Imago(folder.resolve("home")).with(Map.of("IMAGO_LOG", "xml")).run("doctor");
        assertEquals(ExitCode.USAGE, wrong.code());
        assertTrue(wrong.err().contains("IMAGO_LOG is 'xml'; expected text or json"), wrong.err());
    }
}
