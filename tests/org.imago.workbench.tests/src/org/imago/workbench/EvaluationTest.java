// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.Sample;
import org.imago.training.process.Run;
import org.imago.training.process.RunQueue;
import org.imago.training.ui.runs.TrainingRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person reads off how well a run did, and looks at what it took for something else. */
class EvaluationTest {

    private static final String VIEW = "org.imago.training.ui.evaluation";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private IViewPart view;

    /** Of twenty samples, blue ones with even numbers, whole images get 04 and 05 wrong, crops 04. */
    @BeforeEach
    void open() throws IOException, PartInitException {
        Path csv = Pictures.write(folder);
        Path run = Files.createDirectories(folder.resolve("runs").resolve("20261125-010000-loop"));
        StringBuilder rows = new StringBuilder("filename,line,class,fold,group,whole_class,whole_p_blue,whole_p_palm,"
                + "x,y,w,h,box_confidence,iou,crop_file,fell_back,crop_class,crop_p_blue,crop_p_palm\n");
        for (int i = 0; i < Pictures.COUNT; i++) {
            boolean blue = i % 2 == 0;
            rows.append(Pictures.name(i)).append(',').append(i + 2).append(blue ? ",blue" : ",palm").append(",0,")
                    .append(i).append(',').append(classes(blue == (i != 4 && i != 5)))
                    .append(",40,30,60,50,0.9,").append(i < 10 ? "0.8" : "").append(",c.png,0,")
                    .append(classes(blue == (i != 4))).append('\n');
        }
        Files.writeString(run.resolve("predictions.csv"), rows);
        desk.open(csv);
        view = Desk.page().showView(VIEW);
        desk.until("the figures", () -> table("Figure").map(table -> table.getItemCount() > 4).orElse(false));
    }

    private static String classes(boolean blue) {
        return blue ? "blue,0.8,0.2" : "palm,0.3,0.7";
    }

    @AfterEach
    void close() {
        Desk.page().hideView(view);
        desk.closeAll();
    }

    private Optional<Table> table(String firstColumn) {
        return Desk.find(desk.window(), Table.class, table -> table.getColumnCount() > 0
                && table.getColumn(0).getText().startsWith(firstColumn));
    }

    private String figure(String name, int column) {
        return Arrays.stream(table("Figure").orElseThrow().getItems())
                .filter(item -> item.getText(0).startsWith(name)).map(item -> item.getText(column)).findFirst()
                .orElseThrow();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    private List<Integer> shown() {
        return desk.session().order().stream().map(Sample::index).toList();
    }

    @Test
    void wholeImagesAndCropsStandSideBySide() {
        assertTrue(figure("Right (95", 1).startsWith("0.900 ("), figure("Right (95", 1));
        assertTrue(figure("Right (95", 2).startsWith("0.950 ("));
        assertTrue(figure("Difference", 2).startsWith("+0.050 ("));
        assertEquals("0.800 (0.800 to 0.800)", figure("Mean IoU", 1));
        assertEquals("1", figure("Right where the other is wrong", 2));
        assertTrue(says("crops against 20261125-010000-loop, whole images: +0.050"));
    }

    @Test
    void aCellOpensItsSamples() {
        TableItem[] rows = table("is").orElseThrow().getItems();
        assertEquals(List.of("9", "1", "1", "9"), List.of(rows[0].getText(1), rows[0].getText(2), rows[1].getText(1),
                rows[1].getText(2)));
        TableCursor cursor = Desk.find(desk.window(), TableCursor.class, some -> true).orElseThrow();
        cursor.setSelection(0, 2);
        cursor.notifyListeners(SWT.DefaultSelection, new Event());
        desk.settle();
        assertEquals(List.of(4), shown());
        assertEquals(4, desk.session().current().orElseThrow().index());
        assertTrue(says("1 of 20 samples: blue taken for palm"), "the label table says why");
    }

    @Test
    void aThresholdLeavesUndecided() {
        Scale threshold = Desk.find(desk.window(), Scale.class, some -> true).orElseThrow();
        threshold.setSelection(75);
        threshold.notifyListeners(SWT.Selection, new Event());
        assertTrue(says("at least 0.750 sure of 10 of 20, of which 0.900"));
    }

    @Test
    void samplesWithTheSameValueAreScoredTogetherAndOpened() {
        Combo column = Desk.find(desk.window(), Combo.class, combo -> Arrays.asList(combo.getItems())
                .contains("notes") && combo.getItemCount() == desk.session().dataset().columns().size()).orElseThrow();
        column.select(0);
        column.notifyListeners(SWT.Selection, new Event());
        Table groups = table("Value").orElseThrow();
        assertEquals(List.of("blue", "palm"), Arrays.stream(groups.getItems()).map(item -> item.getText(0)).sorted()
                .toList());
        groups.setSelection(0);
        groups.notifyListeners(SWT.DefaultSelection, new Event());
        desk.settle();
        assertEquals(10, shown().size());
    }

    @Test
    void withoutRunsItSaysHowToGetOne() throws IOException {
        desk.closeAll();
        Path other = Files.createDirectory(folder.resolve("other"));
        desk.open(Pictures.write(other));
        desk.until("the words", () -> says("There is no finished run beside data.csv"));
    }

    @Test
    void aRunThatHasEndedIsInTheListByItself() throws IOException {
        Path first = folder.resolve("runs").resolve("20261125-010000-loop");
        Path next = Files.createDirectories(folder.resolve("runs").resolve("20261125-020000-loop"));
        Files.copy(first.resolve("predictions.csv"), next.resolve("predictions.csv"));
        Files.writeString(next.resolve("metrics.json"), "{\"whole\":{\"accuracy\":0.9}}");
        Files.writeString(next.resolve("run.json"), "{\"task\":\"loop\",\"started\":\"2026-11-25T02:00:00Z\","
                + "\"request\":{\"data\":\"" + folder.resolve("data.csv").toUri() + "\"}}");
        RunQueue queue = PlatformUI.getWorkbench().getService(TrainingRuns.class).queue();

        Run run = queue.adopt(next).orElseThrow();
        desk.until("the new run", () -> Desk.find(desk.window(), Combo.class, combo -> Arrays.stream(combo.getItems())
                .anyMatch(item -> item.startsWith("20261125-020000-loop"))).isPresent());
        queue.forget(run);
    }
}
