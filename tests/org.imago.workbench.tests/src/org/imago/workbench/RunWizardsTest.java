// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;
import org.imago.training.ui.runs.RunTopics;
import org.imago.training.ui.runs.TrainingRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A person starts runs; a program that does nothing stands for the trainer. */
class RunWizardsTest {

    private static final String COMMAND = "org.imago.training.ui.";
    private static final String CONSOLE = "org.imago.training.ui.console";
    private static final int HEARTBEAT = 50;
    private static final long PATIENCE = 30_000_000_000L;

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final Display display = Display.getCurrent();
    private final Deque<BooleanSupplier> steps = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private Consumer<List<String>> work = arguments -> { };
    private long patience;
    private String title;
    private ServiceRegistration<TrainingRuns> service;
    private RunQueue queue;
    private Path csv;

    /** As the workbench has it, but what it starts does nothing. */
    private record Pretended(RunQueue queue) implements TrainingRuns {

        @Override
        public void find(Path data) {
            // There is none.
        }
    }

    @BeforeEach
    void start() throws IOException {
        queue = new RunQueue((arguments, run, scratch) -> {
            work.accept(arguments);
            return new ProcessBuilder("true");
        }, () -> new RunQueue.Limits(1, Duration.ofSeconds(1)), folder.resolve("scratch"),
                run -> PlatformUI.getWorkbench().getService(IEventBroker.class).post(RunTopics.CHANGED, run));
        Dictionary<String, Object> first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
        service = FrameworkUtil.getBundle(RunWizardsTest.class).getBundleContext().registerService(TrainingRuns.class,
                new Pretended(queue), first);
        csv = Pictures.write(folder);
        desk.open(csv);
    }

    @AfterEach
    void stop() {
        desk.until("that nothing is at work", () -> queue.runs().stream().allMatch(run -> run.state().ended()));
        queue.detach();
        service.unregister();
        IViewPart console = Desk.page().findView(CONSOLE);
        if (console != null) {
            Desk.page().hideView(console);
        }
        Desk.sessions().all().forEach(session -> session.discard());
        desk.closeAll();
    }

    private Optional<Shell> wizard() {
        return Arrays.stream(display.getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title))
                .findFirst();
    }

    private <C extends Control> Optional<C> inWizard(Class<C> kind, Predicate<C> which) {
        return wizard().flatMap(shell -> Desk.find(shell, kind, which.and(Control::isVisible)));
    }

    /** Does one thing after another in the wizard, each as soon as it can be done. */
    private void inTurn() {
        if (!steps.isEmpty()) {
            display.timerExec(HEARTBEAT, () -> {
                try {
                    if (steps.peek().getAsBoolean()) {
                        steps.poll();
                    }
                } catch (RuntimeException | AssertionError e) {
                    failure = Optional.of(e);
                }
                if (failure.isPresent() || System.nanoTime() > patience) {
                    // The dialog would wait for ever.
                    wizard().ifPresent(Shell::close);
                } else {
                    inTurn();
                }
            });
        }
    }

    private void press(String text) {
        steps.add(() -> {
            Optional<Button> button = inWizard(Button.class, one -> one.isEnabled()
                    && one.getText().replace("&", "").equals(text));
            button.ifPresent(one -> one.notifyListeners(SWT.Selection, new Event()));
            return button.isPresent();
        });
    }

    /** Types into the field beside a label. */
    private void type(String label, String text) {
        steps.add(() -> {
            Optional<Text> field = inWizard(Label.class, one -> one.getText().replace("&", "").equals(label))
                    .map(RunWizardsTest::beside).filter(Control::isEnabled);
            field.ifPresent(one -> one.setText(text));
            return field.isPresent();
        });
    }

    private static Text beside(Label label) {
        List<Control> row = List.of(label.getParent().getChildren());
        return (Text) row.get(row.indexOf(label) + 1);
    }

    private void until(BooleanSupplier condition) {
        steps.add(condition);
    }

    private void check(Runnable assertions) {
        steps.add(() -> {
            assertions.run();
            return true;
        });
    }

    private String commandLine() {
        return inWizard(Text.class, text -> text.getText().startsWith("imago ")).map(Text::getText).orElse("");
    }

    private boolean canStart(String button) {
        return inWizard(Button.class, one -> one.getText().equals(button)).filter(Button::isEnabled).isPresent();
    }

    private boolean says(String words) {
        return inWizard(Label.class, label -> label.getText().contains(words)).isPresent()
                || inWizard(Text.class, text -> text.getText().contains(words)).isPresent();
    }

    private void run(String name, Runnable opening) {
        title = name;
        patience = System.nanoTime() + PATIENCE;
        inTurn();
        opening.run();
        desk.until("the steps, of which " + steps.size() + " were left", () -> steps.isEmpty() || failure.isPresent()
                || System.nanoTime() > patience);
        failure.ifPresent(why -> {
            throw new AssertionError(why);
        });
        assertTrue(steps.isEmpty(), steps.size() + " steps were not done");
        desk.until("that the wizard is gone", () -> wizard().isEmpty());
    }

    private void run(String name, String command) {
        run(name, () -> desk.execute(COMMAND + command));
    }

    private RunOrder ordered() {
        assertEquals(1, queue.runs().size(), queue.runs().toString());
        return queue.runs().getFirst().order();
    }

    private void openAdvanced() {
        steps.add(() -> {
            if (canStart("&Advanced >>")) {
                inWizard(Button.class, one -> one.getText().equals("&Advanced >>")).orElseThrow()
                        .notifyListeners(SWT.Selection, new Event());
            }
            return canStart("<< &Advanced");
        });
    }

    @Test
    void whatIsChosenIsTheCommandLineAndTheOrder() {
        String[] shown = new String[2];
        until(() -> canStart("Start"));
        check(() -> {
            shown[0] = commandLine();
            assertTrue(says("20 images take part: blue 10, palm 10."));
            assertFalse(shown[0].contains("--epochs"), shown[0]);
        });
        openAdvanced();
        type("Epochs at most:", "3");
        check(() -> {
            shown[1] = commandLine();
            assertEquals(shown[0].replace(" --out", " --epochs 3 --out"), shown[1]);
        });
        press("Copy");
        press("Start");
        run("Train Classifier", "trainClassifier");
        RunOrder order = ordered();
        assertEquals(shown[1], order.commandLine());
        assertEquals(List.of("train", "classifier", csv.toString(), "--epochs", "3", "--out",
                order.folder().toString()), order.arguments());
        assertEquals(folder.resolve("runs"), order.folder().getParent());
        assertTrue(order.folder().getFileName().toString().endsWith("-classifier"));
        assertTrue(Files.isRegularFile(order.folder().resolve("process.json")));
        Clipboard clipboard = new Clipboard(display);
        assertEquals(shown[1], clipboard.getContents(TextTransfer.getInstance()));
        clipboard.dispose();
    }

    @Test
    void cancelLeavesNothingBehind() throws IOException {
        String text = Files.readString(csv);
        for (int i = 0; i < 12; i++) {
            text = text.replace(Pictures.row(i, "", ",,,"), Pictures.row(i, "", "40,30,60,50"));
        }
        Files.writeString(csv, text);
        until(() -> says("Only 12 images have a box"));
        until(() -> canStart("Start"));
        press("Cancel");
        desk.closeAll();
        desk.open(csv);
        run("Train Boxes", "trainBoxes");
        assertEquals(List.of(), queue.runs());
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void aValueThatCannotBeIsSaidAndNothingStartsUntilItIsRight() {
        openAdvanced();
        type("Folds:", "1");
        until(() -> says("The number of folds must be a whole number of at least 2, not 1."));
        check(() -> assertFalse(canStart("Start")));
        type("Folds:", "2");
        // Nobody has drawn a box yet.
        until(() -> says("Only 0 of the images that take part have a box"));
        check(() -> assertFalse(canStart("Start")));
        press("Cancel");
        run("Run the Loop", "runLoop");
        assertEquals(List.of(), queue.runs());
    }

    @Test
    void editsAreSavedBeforeSomethingLearnsFromThem() throws IOException {
        desk.session().edit("Class", () -> desk.session().dataset().samples().getFirst().setLabel("palm"));
        assertTrue(desk.session().dirty());
        until(() -> says("data.csv has edits that are not saved"));
        check(() -> assertFalse(canStart("Start")));
        press("Save and Start");
        run("Train Classifier", "trainClassifier");
        assertEquals("classifier", ordered().task());
        assertFalse(desk.session().dirty());
        assertTrue(Files.readString(csv).contains("palm,00.png"), Files.readString(csv));
    }

    @Test
    void whatWasChosenIsThereTheNextTimeUntilDefaultsAreWanted() {
        until(() -> canStart("Start"));
        openAdvanced();
        type("Seed:", "99");
        until(() -> canStart("Start"));
        press("Start");
        run("Train Classifier", "trainClassifier");
        until(() -> canStart("Start"));
        check(() -> assertTrue(commandLine().contains("--seed 99"), commandLine()));
        press("Restore Defaults");
        check(() -> assertFalse(commandLine().contains("--seed"), commandLine()));
        press("Cancel");
        run("Train Classifier", "trainClassifier");
    }

    private void runAgain(Path run) {
        try {
            Command command = PlatformUI.getWorkbench().getService(ICommandService.class)
                    .getCommand(COMMAND + "runAgain");
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand
                    .generateCommand(command, Map.of(COMMAND + "runAgain.folder", run.toString())), null);
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunCanBeStartedAgainWithItsSettings() throws IOException {
        RunOrder past = new RunOrder("classifier", csv, folder.resolve("past"), List.of("train", "classifier",
                csv.toString(), "--group-by", "notes", "--mode", "scratch", "--epochs", "2", "--size", "64",
                "--holdout", "0.3", "--seed", "5", "--out", folder.resolve("past").toString()));
        Run done = queue.submit(past);
        desk.until("the end of the run", () -> done.state() == RunState.DONE);
        press("Start");
        run("Train Classifier", () -> runAgain(folder.resolve("past")));
        assertEquals(2, queue.runs().size());
        List<String> again = queue.runs().getLast().order().arguments();
        int out = past.arguments().size() - 1;
        assertEquals(past.arguments().subList(0, out), again.subList(0, out));
        assertEquals(folder.resolve("runs"), Path.of(again.getLast()).getParent());
    }

    @Test
    void croppedImagesAreOpenedWhenTheyAreThere() {
        work = arguments -> {
            try {
                Path made = Path.of(arguments.get(arguments.indexOf("--out") + 1));
                Files.move(Pictures.write(Files.createDirectories(made)), made.resolve("crops.csv"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        check(() -> assertTrue(inWizard(Combo.class, combo -> combo.getText().equals(csv.toString())).isPresent()));
        press("Start");
        run("Crop", "crop");
        Path made = folder.resolve("data-crops");
        List<String> arguments = ordered().arguments();
        assertEquals(List.of("crop", csv.toString(), "--out", made.toString(), "--events",
                ordered().folder().resolve("events.jsonl").toString()), arguments);
        desk.until("the crops", () -> Desk.sessions().find(made.resolve("crops.csv")).isPresent());
    }

    @Test
    void newImagesArePredictedWithARunBesideTheData() throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs").resolve("20260101-000000-loop"));
        Files.createDirectory(run.resolve("models"));
        Path boxes = Files.writeString(run.resolve("models").resolve("boxes-0.zip"), "");
        Path crops = Files.writeString(run.resolve("models").resolve("crops-0.zip"), "");
        Path whole = Files.writeString(run.resolve("models").resolve("whole-0.zip"), "");
        Files.writeString(run.resolve("run.json"), "{\"task\":\"loop\",\"request\":{\"cropping\":{\"margin\":0.2,"
                + "\"minimumConfidence\":0.7,\"square\":true}}}");
        // The latest run with boxes is proposed, and its classifier, which judges crops where there are boxes.
        until(() -> canStart("Start"));
        choose(run.getFileName() + " (loop)", 0);
        until(() -> commandLine().contains("--classifier " + whole) && !commandLine().contains("--boxes"));
        choose("None: classes of whole images", 1);
        until(() -> canStart("Start"));
        press("Start");
        run("Predict", "predict");
        Path out = ordered().folder();
        assertEquals(List.of("predict", csv.toString(), "--boxes", boxes.toString(), "--classifier", crops.toString(),
                "--margin", "20", "--square", "--out", out.resolve("predictions.csv").toString(), "--events",
                out.resolve("events.jsonl").toString()), ordered().arguments());
    }

    /** Chooses another entry of the first list of runs in which an entry is chosen. */
    private void choose(String chosen, int entry) {
        steps.add(() -> {
            Optional<Combo> combo = inWizard(Combo.class, one -> one.getText().equals(chosen)
                    && one.getItemCount() == 2);
            combo.ifPresent(one -> {
                one.select(entry);
                one.notifyListeners(SWT.Selection, new Event());
            });
            return combo.isPresent();
        });
    }
}
