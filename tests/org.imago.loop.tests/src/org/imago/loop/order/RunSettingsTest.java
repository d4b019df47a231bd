// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.cropping.CropSettings;
import org.imago.loop.LoopRequest;
import org.imago.loop.RunDescription;
import org.imago.loop.SingleTraining;
import org.imago.loop.TrainRequest;
import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.Mode;
import org.imago.training.TrainerRegistry;
import org.imago.training.process.RunOrder;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Settings become a command line, and come back from what a run leaves behind. */
class RunSettingsTest {

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("my birds.csv");
    }

    /** Another value than the usual one for everything. */
    static RunSettings everything(RunTask task, Path data) {
        RunSettings settings = RunSettings.usual(task, data);
        for (Setting setting : task.settings()) {
            settings = settings.with(setting, switch (setting) {
                case WEIGHTS -> "mobile.net-2";
                case GROUP_BY -> "flickr page,it's ünusual";
                case MODE -> "fine_tune";
                case HOLDOUT -> "0.3";
                case CONFIDENCE -> "0.55";
                case STRATEGY -> "org.example.circles";
                case TRAINER -> "org.example.trainer";
                case SQUARE -> Setting.YES;
                case EPOCHS, FOLDS, SEED, SIZE, MARGIN -> String.valueOf(20 + setting.ordinal());
                case INPUT, IMAGES, TRUTH, BOXES, CLASSIFIER, OUT -> data.resolveSibling("a " + setting).toString();
            });
        }
        return settings;
    }

    @ParameterizedTest
    @EnumSource
    void everySettingComesBackFromTheCommandLine(RunTask task) throws IOException {
        RunSettings all = everything(task, data());
        assertEquals(task.settings(), all.values().keySet(), "something is left out");
        RunOrder order = all.order(folder.resolve("runs").resolve("one"));
        // The folder of a run is its own; that of the crops is a setting like others.
        RunSettings expected = task == RunTask.CROP ? all : all.with(Setting.OUT, "");
        assertEquals(expected, RunSettings.parse(data(), order.arguments()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAsUsualIsNotSaid(RunTask task) throws IOException {
        Path run = folder.resolve("runs").resolve("one");
        RunOrder order = RunSettings.usual(task, data()).order(run);
        List<String> expected = new ArrayList<>(task.words());
        expected.add(data().toString());
        expected.addAll(switch (task) {
            case PREDICT -> List.of("--out", run.resolve("predictions.csv").toString(), "--events",
                    run.resolve("events.jsonl").toString());
            case CROP -> List.of("--out", run.toString(), "--events", run.resolve("events.jsonl").toString());
            default -> List.of("--out", run.toString());
        });
        assertEquals(expected, order.arguments());
        assertEquals(run, order.folder());
        assertEquals(task.id(), order.task());
    }

    @Test
    void theFolderOfTheRunCanBeAnotherOneButThatOfCropsIsNotTheRuns() {
        Path other = folder.resolve("elsewhere");
        Path usual = folder.resolve("runs").resolve("one");
        RunSettings loop = RunSettings.usual(RunTask.LOOP, data()).with(Setting.OUT, other.toString());
        assertEquals(other, loop.order(usual).folder());
        assertTrue(loop.order(usual).commandLine().endsWith("--out " + other));
        RunSettings crop = RunSettings.usual(RunTask.CROP, data()).with(Setting.OUT, other.toString());
        assertEquals(usual, crop.order(usual).folder());
        assertTrue(crop.order(usual).commandLine().endsWith("--out " + other + " --events "
                + usual.resolve("events.jsonl")));
    }

    @Test
    void aValueThatLooksLikeAnOptionIsNoneAndComesBack() throws IOException {
        RunSettings settings = RunSettings.usual(RunTask.LOOP, data()).with(Setting.GROUP_BY, "-x,@y=z");
        List<String> arguments = settings.order(folder).arguments();
        assertTrue(arguments.contains("--group-by=-x,@y=z"), arguments.toString());
        assertEquals(settings, RunSettings.parse(data(), arguments));
    }

    @Test
    void columnsMayBeGivenOneByOneAndWhatIsForMachinesIsPassedOver() throws IOException {
        RunSettings read = RunSettings.parse(data(), List.of("run", data().toString(), "--group-by", "a", "--json",
                "--group-by=b"));
        assertEquals(List.of("a", "b"), read.groupBy());
    }

    @Test
    void anotherCommandLineIsRefusedByName() {
        assertTrue(assertThrows(IOException.class, () -> RunSettings.parse(data(), List.of("dataset", "info")))
                .getMessage().contains("'dataset info'"));
        assertTrue(assertThrows(IOException.class, () -> RunSettings.parse(data(), List.of("run", "a.csv", "--strategy",
                "x"))).getMessage().contains("'--strategy' is not understood as an option of 'imago run'"));
    }

    @Test
    void aRunOfTheWorkbenchIsRepeatedByWhatItsProcessWasTold() throws IOException {
        RunSettings all = everything(RunTask.PREDICT, data());
        Files.writeString(folder.resolve("process.json"), new ObjectMapper().writeValueAsString(Map.of("task",
                "predict", "data", data().toString(), "arguments", all.order(folder).arguments(), "state", "done")));
        assertEquals(all.with(Setting.OUT, ""), PastSettings.read(folder));
    }

    private static Weights weights() {
        return new Weights("mobile", Path.of("/nowhere/mobile.zip"), Normalization.IMAGENET, 224, "", "MIT", "here",
                "00");
    }

    @Test
    void aRunOfTheCommandLineIsRepeatedByWhatItSaysOfItself() throws IOException {
        ClassifierSettings usual = ClassifierSettings.defaults();
        ClassifierSettings classifier = new ClassifierSettings(Mode.FINE_TUNE, 320, 7, usual.batchSize(),
                usual.learningRate(), usual.patience());
        LoopRequest request = new LoopRequest(data(), folder.resolve("pictures"), weights(), folder.resolve("t.csv"),
                List.of("page", "day"), 4, 99, classifier, classifier, BoxSettings.defaults(),
                CropSettings.defaults().withMargin(0.14).withSquare(true).withMinimumConfidence(0.25), "imago run");
        new ObjectMapper().writeValue(folder.resolve("run.json").toFile(), new RunDescription("loop",
                "2026-01-01T00:00:00Z", request, "00", new int[0][], "org.example.trainer", Map.of()));
        RunSettings expected = RunSettings.usual(RunTask.LOOP, data())
                .with(Setting.IMAGES, folder.resolve("pictures").toString())
                .with(Setting.TRUTH, folder.resolve("t.csv").toString()).with(Setting.WEIGHTS, "mobile")
                .with(Setting.GROUP_BY, "page,day").with(Setting.FOLDS, "4").with(Setting.SEED, "99")
                .with(Setting.TRAINER, "org.example.trainer").with(Setting.MODE, "fine_tune")
                .with(Setting.EPOCHS, "7").with(Setting.SIZE, "320")
                .with(Setting.MARGIN, "14").with(Setting.SQUARE, Setting.YES).with(Setting.CONFIDENCE, "0.25");
        assertEquals(expected, PastSettings.read(folder));
    }

    @ParameterizedTest
    @EnumSource
    void aTrainingOfTheCommandLineToo(TrainRequest.Kind kind) throws IOException {
        TrainRequest request = new TrainRequest(kind, data(), null, null, List.of(), 0.3, 13,
                new ClassifierSettings(Mode.SCRATCH, 64, 3, 0, 0, 0), new BoxSettings(Mode.SCRATCH, 0, 3, 0, 0, 0));
        new ObjectMapper().writeValue(folder.resolve("run.json").toFile(), new SingleTraining.Description("train",
                "2026-01-01T00:00:00Z", request, "00", TrainerRegistry.USUAL, "cpu"));
        RunTask task = RunTask.valueOf(kind.name());
        assertEquals(RunSettings.usual(task, data()).with(Setting.HOLDOUT, "0.3").with(Setting.MODE, "scratch")
                .with(Setting.EPOCHS, "3").with(Setting.SIZE, task == RunTask.CLASSIFIER ? "64" : ""),
                PastSettings.read(folder));
    }

    @Test
    void aRunThatWasGoneOnWithIsRepeatedByItsDescription() throws IOException {
        LoopRequest request = LoopRequest.of(data());
        new ObjectMapper().writeValue(folder.resolve("run.json").toFile(), new RunDescription("loop", "", request, "",
                new int[0][], "", Map.of()));
        Files.writeString(folder.resolve("process.json"), "{\"data\":\"" + data()
                + "\",\"arguments\":[\"run\",\"--resume\",\"" + folder + "\"]}");
        assertEquals(RunSettings.usual(RunTask.LOOP, data()), PastSettings.read(folder));
    }

    @Test
    void aFolderWithoutARunSaysSo() {
        assertTrue(assertThrows(IOException.class, () -> PastSettings.read(folder)).getMessage()
                .startsWith(folder + " does not say"));
    }

    @ParameterizedTest
    @CsvSource({"EPOCHS, 0, false", "EPOCHS, 1, true", "EPOCHS, 1.5, false", "EPOCHS, 3000000000, false",
        "SIZE, -3, false", "FOLDS, 1, false", "FOLDS, 2, true", "FOLDS, five, false", "SEED, -1, true",
        "SEED, 1e3, false", "MARGIN, 0, true", "MARGIN, 1000.5, false", "MARGIN, NaN, false", "MARGIN, 5f, false",
        "CONFIDENCE, 1, true", "CONFIDENCE, 1.01, false", "CONFIDENCE, .5, true", "MODE, transfer, false",
        "MODE, scratch, true", "MODE, fine_tune, false"})
    void numbersAreCheckedAsTheCommandLineDoes(Setting setting, String value, boolean good) {
        Optional<SettingProblem> found = SettingsCheck.values(RunSettings.usual(RunTask.LOOP, data())
                .with(setting, value));
        assertEquals(good, found.isEmpty(), found.toString());
        found.ifPresent(problem -> assertEquals(Optional.of(setting), problem.setting()));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0.5, true", "0.51, false", "1e-3, true", "a, false"})
    void theShareHeldOutIsCheckedToo(String value, boolean good) {
        assertEquals(good, SettingsCheck.values(RunSettings.usual(RunTask.BOXES, data()).with(Setting.HOLDOUT, value))
                .isEmpty());
    }

    @Test
    void predictingNeedsAModelAndTransferIsPossibleWithWeights() {
        RunSettings predict = RunSettings.usual(RunTask.PREDICT, data());
        assertEquals(Optional.of(Setting.BOXES), SettingsCheck.values(predict).orElseThrow().setting());
        assertTrue(SettingsCheck.values(predict.with(Setting.CLASSIFIER, "/runs/one")).isEmpty());
        assertTrue(SettingsCheck.values(RunSettings.usual(RunTask.LOOP, data()).with(Setting.MODE, "transfer")
                .with(Setting.WEIGHTS, "mobile")).isEmpty());
    }

    @Test
    void filesThatAreMissingOrInTheWayAreNamed() throws IOException {
        RunSettings crop = RunSettings.usual(RunTask.CROP, data());
        assertEquals(Optional.of(Setting.OUT), SettingsCheck.files(crop).orElseThrow().setting());
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "");
        assertTrue(SettingsCheck.files(crop.with(Setting.OUT, full.toString())).orElseThrow().message()
                .contains(full + " is not empty"));
        RunSettings good = crop.with(Setting.OUT, folder.resolve("new").toString());
        assertTrue(SettingsCheck.files(good).isEmpty());
        assertEquals(Optional.of(Setting.IMAGES), SettingsCheck.files(good.with(Setting.IMAGES,
                folder.resolve("none").toString())).orElseThrow().setting());
        assertTrue(SettingsCheck.files(good.with(Setting.BOXES, full.toString())).orElseThrow().message()
                .contains("no trained model"));
        Files.writeString(full.resolve("model.zip"), "");
        assertTrue(SettingsCheck.files(good.with(Setting.BOXES, full.toString())).isEmpty());
        assertEquals(Optional.of(Setting.TRUTH), SettingsCheck.files(RunSettings.usual(RunTask.LOOP, data())
                .with(Setting.TRUTH, folder.toString())).orElseThrow().setting());
    }
}
