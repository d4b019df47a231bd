// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.imago.training.process.Curve;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;
import org.imago.training.ui.internal.console.Panel.Span;
import org.imago.training.ui.internal.console.RunCommands.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console as a person uses it, with a queue whose processes are shell scripts, and with folders of earlier runs.
 */
class ConsolePaneTest {

    private static final int RESULT = RunColumn.RESULT.ordinal();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private boolean yes = true;
    private Display display;
    private Shell shell;
    private Path csv;
    private RunQueue queue;
    private ConsolePane pane;

    @BeforeEach
    void open() throws IOException {
        display = Display.getDefault();
        csv = Files.writeString(folder.resolve("birds.csv"), "class,filename\n");
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setSize(1200, 500);
        queue = new RunQueue((arguments, place, scratch) -> new ProcessBuilder("sh", "-c", arguments.getLast())
                .directory(place.toFile()), () -> new RunQueue.Limits(1, Duration.ofSeconds(20)),
                folder.resolve("scratch"), this::changed);
        pane = new ConsolePane(shell, queue, new Host());
        pane.show(Optional.of(csv));
        shell.open();
    }

    private void changed(Run run) {
        ConsolePane now = pane;
        if (now != null) {
            now.changed(run);
        }
    }

    @AfterEach
    void close() {
        queue.runs().forEach(queue::kill);
        until("the end of all processes", () -> queue.atWork().isEmpty());
        shell.dispose();
    }

    private final class Host implements ConsoleHost {

        @Override
        public boolean ask(String title, String question, String button) {
            asked.add(title + ": " + question);
            return yes;
        }

        @Override
        public void fail(String title, String message) {
            failures.add(message);
        }

        @Override
        public Optional<Path> file(String title, String name) {
            return Optional.of(folder.resolve(name));
        }

        @Override
        public boolean canRunAgain() {
            return true;
        }

        @Override
        public void runAgain(Run run) {
            asked.add("again " + CurvesPane.name(run));
        }

        @Override
        public void showEvaluation(Run run) {
            asked.add("evaluation " + CurvesPane.name(run));
        }

        @Override
        public void showProposals(Run run) {
            asked.add("proposals " + CurvesPane.name(run));
        }

        @Override
        public void open(Path file) {
            asked.add("open " + file.getFileName());
        }
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> { });
                display.sleep();
            }
        }
    }

    /** A run of earlier, with so many epochs of one fold of each stage. */
    private Run earlier(String name, int epochs, String metrics, String data, String... stages) throws IOException {
        Path place = Files.createDirectories(folder.resolve("runs").resolve(name));
        try (EventLog log = new EventLog(place.resolve("events.jsonl"))) {
            log.emit(new RunEvent.State("loop", -1, "started"));
            for (String stage : stages) {
                for (int i = 1; i <= epochs; i++) {
                    log.emit(epoch(stage, i));
                }
            }
            log.emit(new RunEvent.State("loop", -1, "finished"));
        }
        Files.writeString(place.resolve("run.json"), "{\"task\":\"loop\",\"started\":\"2026-11-2" + name.charAt(6)
                + "T10:00:00Z\",\"request\":{\"data\":\"" + folder.resolve(data).toUri() + "\",\"folds\":5}}");
        if (!metrics.isEmpty()) {
            Files.writeString(place.resolve("metrics.json"), metrics);
            Files.writeString(place.resolve("report.html"), "<html/>");
            Files.writeString(place.resolve("predictions.csv"), "filename\n");
        }
        return queue.adopt(place).orElseThrow();
    }

    private static RunEvent.Epoch epoch(String stage, int number) {
        return new RunEvent.Epoch(stage, 0, number, 1.0 / number, 1.5 / number, 1 - 0.5 / number, 0.001, 30);
    }

    private Run submit(String name, String script) throws IOException {
        return queue.submit(new RunOrder("loop", csv, folder.resolve("runs").resolve(name), List.of("run", script)));
    }

    private Table runs() {
        return pane.table().viewer().getTable();
    }

    private Optional<String> cell(Run run, int column) {
        return Arrays.stream(runs().getItems()).filter(item -> item.getData() == run).map(item -> item.getText(column))
                .findFirst();
    }

    private void see(Run... some) {
        until("the rows", () -> pane.table().shown().containsAll(List.of(some)));
        pane.select(List.of(some));
    }

    private boolean can(Command command) {
        return pane.commands().action(command).isEnabled();
    }

    @Test
    void withoutRunsItSaysHowToGetOne() {
        pane.setFocus();
        assertEquals(0, runs().getItemCount());
        assertTrue(says(shell, "There are no runs of birds.csv yet"));
        pane.show(Optional.empty());
        assertTrue(says(shell, "No runs are known yet. Open a data set"));
    }

    private static boolean says(Control control, String words) {
        return control instanceof org.eclipse.swt.widgets.Label label && label.getText().startsWith(words)
                || control instanceof org.eclipse.swt.widgets.Composite area
                        && Arrays.stream(area.getChildren()).anyMatch(child -> says(child, words));
    }

    @Test
    void figuresAreThoseOfTheRunsFiles() throws IOException {
        Run loop = earlier("2026112-loop", 3, "{\"whole\":{\"accuracy\":0.8858},\"crops\":{\"accuracy\":0.9024}}",
                "birds.csv", "whole", "crops");
        Run boxes = earlier("2026113-boxes", 3, "{\"meanIou\":0.6247}", "birds.csv", "boxes");
        Run broken = earlier("2026114-loop", 2, "", "birds.csv", "whole");

        until("the figures", () -> cell(loop, RESULT).filter("0.902 right on crops"::equals).isPresent());
        until("the figure of boxes", () -> cell(boxes, RESULT).filter("0.625 mean IoU"::equals).isPresent());
        until("the last epoch", () -> cell(broken, RESULT).filter("0.750 in last epoch"::equals).isPresent());
        assertEquals(List.of(broken, boxes, loop), pane.table().shown(), "the newest first");
    }

    @Test
    void runsOfOtherDataSetsAreShownWhenAsked() throws IOException {
        Run ours = earlier("2026112-loop", 1, "{}", "birds.csv", "whole");
        Run theirs = earlier("2026113-loop", 1, "{}", "other.csv", "whole");
        until("our run", () -> pane.table().shown().equals(List.of(ours)));
        pane.show(Optional.empty());
        until("all runs", () -> pane.table().shown().equals(List.of(theirs, ours)));
    }

    @Test
    void aColumnSortsForthBackAndNotAtAll() throws IOException {
        Run good = earlier("2026112-loop", 1, "{\"accuracy\":0.9}", "birds.csv", "whole");
        Run bad = earlier("2026113-loop", 1, "{\"accuracy\":0.5}", "birds.csv", "whole");
        Run middle = earlier("2026114-loop", 1, "{\"accuracy\":0.7}", "birds.csv", "whole");
        until("all figures", () -> List.of(good, bad, middle).stream()
                .allMatch(run -> cell(run, RESULT).orElse("").contains("right")));
        Runnable click = () -> runs().getColumn(RESULT).notifyListeners(SWT.Selection, new Event());
        click.run();
        assertEquals(List.of(bad, middle, good), pane.table().shown());
        click.run();
        assertEquals(List.of(good, middle, bad), pane.table().shown());
        click.run();
        assertEquals(List.of(middle, bad, good), pane.table().shown());
    }

    @Test
    void runsLieOverOneAnother() throws IOException {
        Run one = earlier("2026112-loop", 4, "{}", "birds.csv", "whole");
        Run other = earlier("2026113-loop", 9, "{}", "birds.csv", "whole");
        see(one, other);

        Panel loss = pane.curves().charts().getFirst().panel();
        assertEquals(4, loss.lines().size(), "training and validation of two runs");
        assertEquals(2, loss.lines().stream().map(Line::number).distinct().count());
        assertEquals(4, loss.lines().stream().map(Line::name).distinct().count());
        assertEquals(9, loss.lines().stream().mapToInt(line -> line.epochs().length).max().orElse(0));
        assertEquals(2, pane.curves().charts().get(1).panel().lines().size());

        pane.select(List.of(one));
        assertEquals(2, pane.curves().charts().getFirst().panel().lines().size());
    }

    @Test
    void theWheelZoomsAllChartsAndTwoClicksShowAllAgain() throws IOException {
        Run run = earlier("2026112-loop", 200, "{}", "birds.csv", "whole");
        see(run);
        LineChart loss = pane.curves().charts().getFirst();
        Span all = loss.epochs();
        Event wheel = new Event();
        wheel.x = loss.plot().getSize().x / 2;
        wheel.y = 10;
        wheel.count = 3;
        loss.plot().notifyListeners(SWT.MouseVerticalWheel, wheel);

        assertTrue(loss.epochs().length() < 0.9 * all.length());
        assertEquals(loss.epochs(), pane.curves().charts().get(1).epochs());
        loss.plot().notifyListeners(SWT.MouseDoubleClick, new Event());
        assertEquals(all, loss.epochs());
        assertFalse(loss.isZoomed());
    }

    @Test
    void curvesAreSavedAsDrawingPictureAndTable() throws IOException {
        Run run = earlier("2026112-loop", 5, "{}", "birds.csv", "whole", "boxes");
        see(run);
        for (CurvesExport.Format format : CurvesExport.Format.values()) {
            new CurvesExport(new Host()).save(format, List.of(run), pane.curves().panels());
        }
        Path svg = folder.resolve("2026112-loop.svg");
        Path png = folder.resolve("2026112-loop.png");
        Path table = folder.resolve("2026112-loop.csv");
        until("the picture", () -> pictureIn(png));
        until("the drawing", () -> read(svg).contains("</svg>"));
        until("the table", () -> read(table).lines().count() == 1 + 10);

        assertEquals(4, read(svg).split("<polyline").length - 1);
        List<String> rows = read(table).lines().skip(1).toList();
        int row = 0;
        for (Curve curve : run.history().curves()) {
            for (RunEvent.Epoch epoch : curve.epochs()) {
                String[] cells = rows.get(row++).split(",");
                assertEquals(epoch, new RunEvent.Epoch(cells[1], Integer.parseInt(cells[2]),
                        Integer.parseInt(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]),
                        Double.parseDouble(cells[6]), Double.parseDouble(cells[7]), Double.parseDouble(cells[8])));
            }
        }
        assertEquals(List.of(), failures);
    }

    private static boolean pictureIn(Path file) {
        try {
            return Files.isRegularFile(file) && new ImageLoader().load(file.toString())[0].width > 1000;
        } catch (org.eclipse.swt.SWTException e) {
            // Half of it is written.
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Run run = earlier("2026112-loop", 5, "{}", "birds.csv", "whole");
        Files.createDirectory(folder.resolve("2026112-loop.csv"));
        new CurvesExport(new Host()).save(CurvesExport.Format.CSV, List.of(run), List.of());
        until("the words", () -> !failures.isEmpty());
        assertTrue(failures.getFirst().contains("2026112-loop.csv cannot be written"), failures::toString);
    }

    @Test
    void aRunIsCancelledGoneOnWithAndDeleted() throws IOException {
        Run run = submit("2026112-loop", "trap 'exit 4' TERM; echo '{}' > run.json; touch begun; "
                + "while :; do sleep 0.05; done");
        until("the shell", () -> Files.exists(run.order().folder().resolve("begun")));
        see(run);
        until("the command", () -> can(Command.CANCEL));
        assertTrue(can(Command.KILL));
        assertFalse(can(Command.RESUME) || can(Command.DELETE) || can(Command.REPORT));

        pane.commands().run(Command.CANCEL);
        until("the end", () -> run.state() == RunState.CANCELLED);
        until("the command", () -> can(Command.RESUME) && can(Command.DELETE) && !can(Command.CANCEL));

        // The script of a resumed run is the folder, which no shell can do.
        pane.commands().run(Command.RESUME);
        until("the second end", () -> run.state() == RunState.FAILED);
        until("the command", () -> can(Command.DELETE));

        yes = false;
        press(SWT.DEL, 0);
        assertTrue(asked.getLast().contains(run.order().folder().toString()), asked::toString);
        assertTrue(Files.exists(run.order().folder()));
        yes = true;
        press(SWT.DEL, 0);
        until("that it is gone", () -> pane.table().shown().isEmpty() && !Files.exists(run.order().folder()));
        assertTrue(Files.exists(csv));
        assertEquals(List.of(), failures);
    }

    private void press(int key, int modifiers) {
        Event event = new Event();
        event.keyCode = key;
        event.stateMask = modifiers;
        runs().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void killingAsksFirst() throws IOException {
        Run run = submit("2026112-loop", "trap '' TERM; touch begun; while :; do sleep 0.05; done");
        until("the shell", () -> Files.exists(run.order().folder().resolve("begun")));
        see(run);
        until("the command", () -> can(Command.KILL));
        yes = false;
        pane.commands().run(Command.KILL);
        assertTrue(asked.getLast().contains("lost"));
        yes = true;
        pane.commands().run(Command.KILL);
        until("the end", () -> run.state() == RunState.CANCELLED);
        until("the words", () -> pane.bar().told().contains("Killed"));
    }

    @Test
    void aFinishedRunOpensItsReportAndIsEvaluatedByEnter() throws IOException {
        Run run = earlier("2026112-loop", 2, "{\"accuracy\":1}", "birds.csv", "whole");
        see(run);
        until("the commands", () -> can(Command.REPORT) && can(Command.EVALUATION) && can(Command.PROPOSALS));
        assertFalse(can(Command.CANCEL) || can(Command.KILL) || can(Command.RESUME));
        pane.commands().run(Command.REPORT);
        pane.commands().run(Command.AGAIN);
        runs().notifyListeners(SWT.DefaultSelection, new Event());
        until("all", () -> asked.equals(List.of("open report.html", "again 2026112-loop",
                "evaluation 2026112-loop")));
    }

    @Test
    void factsTellReasonAndCommandLine() throws IOException {
        Run run = submit("2026112-loop", "echo 'imago: birds.csv, line 7: no such image' >&2; exit 3");
        until("the end", () -> run.state() == RunState.FAILED);
        see(run);
        pane.tab(2);
        assertEquals("Failed. birds.csv, line 7: no such image", pane.facts().told(FactsPane.Fact.STATE));
        assertTrue(pane.facts().told(FactsPane.Fact.COMMAND).startsWith("imago run "));
        assertEquals(csv.toString(), pane.facts().told(FactsPane.Fact.DATA));
    }

    @Test
    void aHugeLogIsBoundedAndFollowedUnlessScrolledAway() throws IOException {
        Path place = Files.createDirectories(folder.resolve("runs").resolve("2026112-loop"));
        Run run = submit("2026112-loop", "while [ ! -f go ]; do sleep 0.05; done");
        see(run);
        pane.tab(1);
        Table log = pane.log().table();
        try (EventLog events = new EventLog(place.resolve("events.jsonl"))) {
            for (int i = 0; i < 6_000; i++) {
                events.emit(new RunEvent.Problem("whole", 0, "problem " + i));
            }
        }
        until("the last line", () -> run.history().events() == 6_000 && log.getItemCount() == 2_000
                && log.getItem(1_999).getText(2).equals("problem 5999"));
        until("the end to be seen", () -> pane.log().lastTop() > 1_900);

        log.setTopIndex(500);
        // The table scrolls there in steps.
        int[] still = {0, -1};
        until("the middle to be seen", () -> {
            still[0] = still[1] == log.getTopIndex() && still[1] < 1_000 ? still[0] + 1 : 0;
            still[1] = log.getTopIndex();
            return still[0] > 10;
        });
        String seen = log.getItem(log.getTopIndex()).getText(2);
        try (EventLog events = new EventLog(place.resolve("events.jsonl"))) {
            for (int i = 6_000; i < 6_100; i++) {
                events.emit(new RunEvent.Message("whole", 0, "remark " + i));
            }
        }
        until("more lines", () -> log.getItem(1_999).getText(2).equals("remark 6099"));
        until("what was looked at to stay", () -> log.getItem(log.getTopIndex()).getText(2).equals(seen));
        Files.writeString(place.resolve("go"), "");
    }

    @Test
    void ofManyChangesFewAreDrawn() throws IOException {
        Run run = earlier("2026112-loop", 50, "{}", "birds.csv", "whole");
        see(run);
        long updates = pane.updates();
        long drawings = pane.curves().drawings();
        long begin = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            pane.changed(run);
            display.readAndDispatch();
        }
        until("the last of them", () -> pane.updates() > updates);
        // Five a second, however long this took; each event drawn would be two thousand.
        long most = 3 + Duration.ofNanos(System.nanoTime() - begin).toMillis() / 200;
        assertTrue(pane.updates() - updates <= most, () -> pane.updates() - updates + " updates, at most " + most);
        assertTrue(pane.curves().drawings() - drawings <= most + 2,
                () -> pane.curves().drawings() - drawings + " drawings, at most " + most);
    }

    @Test
    void allEventsOfAFastRunArrive() throws IOException {
        int epochs = 4_000;
        Run run = submit("2026112-loop", "awk 'BEGIN { for (i = 1; i <= " + epochs + "; i++) { printf "
                + "\"{\\\"time\\\":\\\"2026-11-25T10:00:00Z\\\",\\\"type\\\":\\\"epoch\\\",\\\"stage\\\":\\\"whole\\\","
                + "\\\"fold\\\":0,\\\"epoch\\\":%d,\\\"trainingLoss\\\":0.5,\\\"validationLoss\\\":0.6,"
                + "\\\"validationScore\\\":0.7,\\\"learningRate\\\":0.001,\\\"imagesPerSecond\\\":9}\\n\", i; "
                + "if (i % 400 == 0) { fflush(); system(\"sleep 0.05\") } } }' >> events.jsonl");
        see(run);
        until("the end", () -> run.state() == RunState.DONE);
        until("the curves", () -> lengths().equals(List.of(epochs, epochs)));
        assertTrue(pane.updates() < 100, () -> pane.updates() + " updates of " + epochs + " events");
    }

    private List<Integer> lengths() {
        return new ArrayList<>(pane.curves().charts().getFirst().panel().lines().stream()
                .map(line -> line.epochs().length).toList());
    }
}
