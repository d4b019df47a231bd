// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;
import org.imago.training.ui.runs.TrainingRuns;

/**
 * Measures how long the UI thread is busy at a time while the Training Console follows a run that tells two hundred
 * events a second, and ends the workbench. Started with the system property {@code imago.benchmark.console}, the
 * folder for data and figures.
 */
public final class ConsoleMeasurement implements IStartup {

    private static final int EVENTS = 3_000;
    private static final int A_SECOND = 200;
    /** Falling asleep takes its time, too. */
    private static final double SLEEPING = 0.9;
    private static final int BEAT = 5;
    private static final int SETTLE = 4_000;
    private static final String[] TABS = {"Curves", "Log", "Facts"};

    @Override
    public void earlyStartup() {
        String where = System.getProperty("imago.benchmark.console");
        if (where == null) {
            return;
        }
        Path folder = Path.of(where);
        Display.getDefault().asyncExec(() -> {
            Figures figures = new Figures();
            try {
                Path csv = Meadow.make(folder.resolve("data"));
                measure(csv, figures);
            } catch (IOException | PartInitException | RuntimeException | LinkageError e) {
                e.printStackTrace();
                figures.say("failed: " + e);
            }
            try {
                Files.write(folder.resolve("figures.txt"), figures.lines());
            } catch (IOException e) {
                e.printStackTrace();
            }
            PlatformUI.getWorkbench().close();
        });
    }

    private static void measure(Path csv, Figures figures) throws IOException, PartInitException {
        Desk desk = new Desk();
        desk.open(csv);
        desk.until(desk::imageIsThere);
        IViewPart view = desk.page().showView("org.imago.training.ui.console");
        desk.page().toggleZoom(desk.page().getReference(view));
        RunQueue processes = new RunQueue((arguments, place, scratch) -> new ProcessBuilder("sh", "-c",
                arguments.getLast()).directory(place.toFile()), () -> new RunQueue.Limits(1, Duration.ofSeconds(9)),
                csv.resolveSibling("scratch"), run -> { });
        for (int i = 0; i < TABS.length; i++) {
            measure(desk, csv, processes, i, figures);
        }
        desk.closeAll();
    }

    /** The run is one of another program, which the workbench finds and follows. */
    private static void measure(Desk desk, Path csv, RunQueue processes, int tab, Figures figures) throws IOException {
        Path folder = csv.resolveSibling("runs").resolve("20261125-12000" + tab + "-loop");
        Run begun = processes.submit(new RunOrder("loop", csv, folder, List.of("run", script())));
        desk.until(() -> begun.pid().isPresent() && isOnRecord(begun));
        RunQueue queue = PlatformUI.getWorkbench().getService(TrainingRuns.class).queue();
        Run run = queue.adopt(folder).orElseThrow();
        CTabFolder tabs = tabs(desk.page().getWorkbenchWindow().getShell()).orElseThrow();
        tabs.setSelection(tab);
        tabs.notifyListeners(SWT.Selection, new Event());
        // Showing it the first time loads classes; that is not what is measured.
        desk.pause(SETTLE);
        Heart heart = new Heart();
        desk.until(() -> run.state() == RunState.DONE);
        figures.times("UI thread busy at a time, 200 events/s, " + TABS[tab], heart.stop());
        desk.until(() -> begun.state().ended());
        figures.say(Math.round(EVENTS * 1000.0 / begun.time(Instant.now()).orElseThrow().toMillis()) + " events/s");
        figures.say("events " + run.history().events() + " of " + (EVENTS + 1) + ", epochs "
                + run.history().curves().getFirst().epochs().size());
        desk.pause(SETTLE / 4);
    }

    private static boolean isOnRecord(Run run) {
        try {
            return Files.readString(run.folder().process()).contains("\"running\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** Seven of ten are epochs, two are progress and one is a remark. */
    private static String script() {
        return "awk 'BEGIN { for (i = 1; i <= " + EVENTS + "; i++) { k = i % 10; "
                + "if (k < 7) " + print("epoch", "whole", 0, "'epoch':%d,'trainingLoss':%f,'validationLoss':%f,"
                        + "'validationScore':%f,'learningRate':0.001,'imagesPerSecond':90",
                        ", i, rand(), 1 + rand(), rand()")
                + "else if (k < 9) " + print("progress", "whole", 0, "'what':'batches','done':%d,'total':" + EVENTS
                        + ",'remainingSeconds':9", ", i")
                + "else " + print("message", "whole", 0, "'text':'remark %d'", ", i")
                + "if (k == 0) { fflush(); system(\"sleep " + SLEEPING * 10.0 / A_SECOND + "\") } } "
                + print("state", "loop", -1, "'state':'finished'", "") + "}' >> events.jsonl";
    }

    private static String print(String type, String stage, int fold, String more, String numbers) {
        String json = "{'time':'2026-11-25T10:00:00Z','type':'" + type + "','stage':'" + stage + "','fold':" + fold
                + "," + more + "}";
        return "printf \"" + json.replace("'", "\\\"") + "\\n\"" + numbers + "; ";
    }

    private static Optional<CTabFolder> tabs(Control control) {
        if (control instanceof CTabFolder tabs && tabs.getItemCount() == TABS.length
                && Arrays.stream(tabs.getItems()).map(item -> item.getText()).toList().equals(List.of(TABS))) {
            return Optional.of(tabs);
        }
        return control instanceof Composite area ? Arrays.stream(area.getChildren()).map(ConsoleMeasurement::tabs)
                .flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    /** Beats in the UI thread; a beat that comes late tells how long the thread had no time. */
    private static final class Heart {

        private final Display display = Display.getCurrent();
        private final List<Long> late = new ArrayList<>();
        private long last = System.nanoTime();
        private boolean stopped;

        Heart() {
            next();
        }

        private void next() {
            display.timerExec(BEAT, () -> {
                long now = System.nanoTime();
                late.add(Math.max(0, now - last - BEAT * 1_000_000L));
                last = now;
                if (!stopped) {
                    next();
                }
            });
        }

        long[] stop() {
            stopped = true;
            return late.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
