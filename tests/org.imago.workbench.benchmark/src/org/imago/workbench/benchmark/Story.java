// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.imago.annotation.BoundingBox;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.CsvTable;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;
import org.imago.training.ui.runs.TrainingRuns;

/**
 * Clicks through the story of a data set in the product: as downloaded it is cleaned up, part of it annotated, trained
 * on, boxes are predicted, the loop is run and the comparison read. A picture of every step, and what was read off the
 * window. Started with the system properties {@code imago.story}, the folder for them, {@code imago.story.data}, the CSV
 * to begin with, and {@code imago.story.truth}, what a person would see on the images.
 */
public final class Story implements IStartup {

    @Override
    public void earlyStartup() {
        String where = System.getProperty("imago.story");
        if (where == null) {
            return;
        }
        Display display = Display.getDefault();
        Thread.ofPlatform().name("story").start(() -> {
            Teller teller = new Teller(display, Path.of(where));
            try {
                teller.tell(Path.of(System.getProperty("imago.story.data")),
                        Path.of(System.getProperty("imago.story.truth")));
                teller.say("the end");
            } catch (IOException | DatasetException | RuntimeException | LinkageError e) {
                e.printStackTrace();
                teller.step("failed");
                teller.say("failed: " + e);
            }
            teller.write();
            display.asyncExec(() -> {
                teller.desk.editor().flatMap(editor -> editor.session()).ifPresent(session -> session.discard());
                PlatformUI.getWorkbench().close();
            });
        });
    }

    private static final class Teller {

        private static final int DRAWN = 200;
        private static final long SEED = 13;
        private static final Duration RUNNING = Duration.ofMinutes(40);
        /** Long enough for a figure to be computed and painted, milliseconds. */
        private static final long COMPUTING = 5000;
        private static final int ONE_BY_ONE = 3;
        private static final Point FIRST_TILE = new Point(60, 60);
        /** Below the header. */
        private static final Point MIDDLE_OF_TABLE = new Point(100, 100);

        private final Path folder;
        private final Hands hands;
        private final Desk desk;
        private final Camera camera;
        private final List<String> said = new ArrayList<>();
        private final Instant begun = Instant.now();
        private int steps;

        Teller(Display display, Path folder) {
            this.folder = folder;
            this.hands = new Hands(display);
            this.desk = hands.ask(Desk::new);
            this.camera = hands.ask(() -> new Camera(folder));
        }

        void tell(Path csv, Path truth) throws IOException, DatasetException {
            Map<String, Map<String, String>> seen = new TreeMap<>();
            CsvTable.read(truth).forEach(row -> seen.put(row.get("filename"), row));
            hands.ask(() -> {
                Camera.fit(shell());
                desk.open(csv);
                return true;
            });
            hands.until("the first image", desk::imageIsThere);
            step("opened");
            exclude(seen);
            draw(seen);
            save();
            // Started with the pretrained weights that are installed, which the dialogs propose.
            run("Train Classifier", "classifier");
            run("Train Boxes", "boxes");
            run("Predict", "predict");
            review();
            save();
            run("Crop", "crop");
            hands.until("the data set of crops", () -> desk.editor().flatMap(editor -> editor.session())
                    .filter(session -> session.file().endsWith("crops.csv")).isPresent() && desk.imageIsThere());
            hands.pause(COMPUTING);
            step("crops");
            run("Train Classifier", "classifier");
            hands.ask(() -> {
                desk.open(csv);
                return true;
            });
            hands.until("the first data set", () -> desk.session().file().equals(csv) && desk.imageIsThere());
            run("Run the Loop", "loop");
            menu("Train", "Evaluation");
            hands.pause(COMPUTING);
            step("comparison");
            menu("Train", "Suspects");
            says("Suspicious:");
            hands.pause(COMPUTING);
            step("suspects");
        }

        /** Those of which the run is sure are accepted at once but for one, then a few more one by one. */
        private void review() {
            menu("Train", "Review Queue");
            says("Waiting:");
            hands.pause(COMPUTING);
            step("review-queue");
            hands.press(this::shell, "Accept All Above\u2026");
            Shell dialog = hands.window("Accept Proposals");
            hands.pause(COMPUTING);
            step("review-batch");
            hands.click(wall(() -> dialog), FIRST_TILE);
            hands.pause(500);
            step("review-unticked");
            hands.press(() -> dialog, "the acceptance", text -> text.matches("Accept [0-9]+"));
            hands.until("that the dialog is closed", dialog::isDisposed);
            hands.pause(COMPUTING);
            step("review-accepted");
            Control queue = wall(this::shell);
            for (int i = 0; i < ONE_BY_ONE; i++) {
                hands.key(queue, 0, SWT.CR);
                hands.pause(500);
            }
            hands.key(queue, 0, SWT.BS);
            hands.pause(COMPUTING);
            step("reviewed");
            say("reviewed: " + hands.ask(() -> Hands.find(shell(), Label.class,
                    label -> label.getText().contains("Waiting:")).orElseThrow().getText()));
        }

        private Control wall(Supplier<Shell> in) {
            return hands.control(in, Canvas.class, "the pictures", canvas -> canvas.getClass() == Canvas.class
                    && canvas.getVerticalBar() != null && canvas.getAccessible() != null
                    && (canvas.getStyle() & SWT.DOUBLE_BUFFERED) != 0);
        }

        private void says(String words) {
            hands.control(this::shell, Label.class, "the words " + words, label -> label.getText().contains(words));
        }

        /** Starts a run as its dialog proposes, and waits for its end. */
        private void run(String title, String task) {
            int before = hands.ask(() -> runs().size());
            menu("Train", title + "\u2026");
            Shell shell = hands.window(title);
            if (task.equals("predict")) {
                Combo boxes = hands.control(() -> shell, Combo.class, "the choice of boxes",
                        combo -> combo.isEnabled() && combo.getItemCount() > 1
                                && combo.getItem(0).startsWith("None: classes"));
                hands.choose(boxes, "a run", item -> item.endsWith("boxes"));
            } else if (task.equals("crop")) {
                Combo boxes = hands.control(() -> shell, Combo.class, "the choice of boxes", combo -> combo.isEnabled()
                        && combo.getItemCount() > 1 && combo.getItem(0).startsWith("Drawn by hand;"));
                hands.choose(boxes, "a run", item -> item.endsWith("boxes"));
            }
            hands.control(() -> shell, Button.class, "that it can be started",
                    button -> button.isEnabled() && button.getText().replace("&", "").endsWith("Start"));
            step(task + "-dialog");
            hands.press(() -> shell, "Start");
            hands.until("the run", () -> runs().size() > before);
            hands.pause(COMPUTING);
            step(task + "-at-work");
            hands.until("the end of the run", RUNNING, () -> runs().stream().allMatch(run -> run.state().ended()));
            hands.pause(COMPUTING);
            step(task + "-ended");
            Run run = hands.ask(() -> runs().getLast());
            say(task + ": " + run.state() + " " + run.reason());
            if (run.state() != RunState.DONE) {
                throw new IllegalStateException(title + " " + run.reason());
            }
        }

        private static List<Run> runs() {
            return PlatformUI.getWorkbench().getService(TrainingRuns.class).queue().runs();
        }

        private Shell shell() {
            return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        }

        /** What shows neither of the two birds is filtered, selected and excluded at once. */
        private void exclude(Map<String, Map<String, String>> seen) {
            List<String> others = seen.values().stream().filter(row -> row.get("exclude").equals("1"))
                    .map(row -> row.get("filename")).toList();
            String expression = others.stream().map(name -> "filename = \"" + name + "\"")
                    .collect(Collectors.joining(" or "));
            filter(expression);
            hands.until("the filtered samples", () -> desk.session().order().size() == others.size());
            NatTable table = hands.ask(desk::table);
            hands.key(table, SWT.MOD1, 'a');
            hands.pause(500);
            step("filtered");
            hands.contextMenu(table, MIDDLE_OF_TABLE, "Set Excluded", "Yes");
            hands.until("that they are excluded",
                    () -> desk.session().dataset().samples().stream().filter(Sample::excluded).count() == others.size());
            filter("");
            hands.until("all samples", () -> desk.session().order().size() == seen.size());
            step("excluded");
            say("excluded " + others.size() + " of " + seen.size());
        }

        private void filter(String expression) {
            hands.type(this::shell, "the filter", text -> text.getMessage().startsWith("Expression"), expression);
        }

        /** Boxes are drawn with the mouse on images chosen at random, as a person sees them. */
        private void draw(Map<String, Map<String, String>> seen) {
            List<Sample> waiting = hands.ask(() -> desk.session().dataset().samples().stream()
                    .filter(sample -> !sample.excluded()).collect(Collectors.toCollection(ArrayList::new)));
            Collections.shuffle(waiting, new Random(SEED));
            int drawn = 0;
            for (Sample sample : waiting.subList(0, Math.min(DRAWN, waiting.size()))) {
                BoundingBox box = box(seen.get(sample.fileName()));
                hands.ask(() -> {
                    desk.session().show(sample);
                    return true;
                });
                hands.until(sample.fileName(), desk::imageIsThere);
                ImageCanvas canvas = hands.ask(desk::canvas);
                Point from = hands.ask(() -> canvas.toScreen(box.x(), box.y()));
                Point to = hands.ask(() -> canvas.toScreen(box.x() + box.w(), box.y() + box.h()));
                hands.drag(canvas, from, to);
                hands.until("the box on " + sample.fileName(), () -> desk.canvas().boxes().size() == 1);
                drawn++;
            }
            step("drawn");
            say("drew boxes on " + drawn);
        }

        private static BoundingBox box(Map<String, String> row) {
            return new BoundingBox(Double.parseDouble(row.get("x")), Double.parseDouble(row.get("y")),
                    Double.parseDouble(row.get("w")), Double.parseDouble(row.get("h")));
        }

        private void save() {
            menu("File", "Save");
            hands.until("that it is saved", () -> !desk.session().dirty());
            step("saved");
        }

        private void menu(String... path) {
            hands.menu(() -> shell().getMenuBar(), path);
        }

        /** Takes a picture and remembers the time. */
        void step(String name) {
            hands.pause(500);
            hands.ask(() -> {
                camera.take(String.format("%02d-%s", ++steps, name));
                return true;
            });
            say(String.format("[%4d s] %02d %s", Duration.between(begun, Instant.now()).toSeconds(), steps, name));
        }

        void say(String line) {
            said.add(line);
            System.out.println(line);
        }

        void write() {
            try {
                Files.write(folder.resolve("story.txt"), said);
            } catch (IOException e) {
                e.printStackTrace();
            }
        }
    }
}
