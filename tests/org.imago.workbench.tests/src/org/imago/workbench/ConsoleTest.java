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
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.imago.training.process.RunQueue;
import org.imago.training.ui.runs.TrainingRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person finds the runs of the data set in the console, and goes on from there. */
class ConsoleTest {

    private static final String VIEW = "org.imago.training.ui.console";
    private static final String EVALUATION = "org.imago.training.ui.evaluation";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private IViewPart view;

    @BeforeEach
    void open() throws IOException, PartInitException {
        Path csv = Pictures.write(folder);
        run(csv, "20261125-010000-loop", "0.91");
        run(csv, "20261125-020000-loop", "0.92");
        desk.open(csv);
        view = Desk.page().showView(VIEW);
        desk.until("the runs", () -> runs().filter(table -> table.getItemCount() == 2
                && Arrays.stream(table.getItems()).allMatch(item -> item.getText(2).contains("right"))).isPresent());
    }

    private void run(Path csv, String name, String accuracy) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs").resolve(name));
        try (EventLog log = new EventLog(run.resolve("events.jsonl"))) {
            log.emit(new RunEvent.Epoch("whole", 0, 1, 0.5, 0.6, 0.7, 0.001, 30));
        }
        StringBuilder rows = new StringBuilder("filename,line,class,fold,group,whole_class,whole_p_blue,"
                + "whole_p_palm\n");
        for (int i = 0; i < Pictures.COUNT; i++) {
            rows.append(Pictures.name(i)).append(',').append(i + 2).append(i % 2 == 0 ? ",blue" : ",palm")
                    .append(",0,").append(i).append(",blue,0.8,0.2\n");
        }
        Files.writeString(run.resolve("predictions.csv"), rows);
        Files.writeString(run.resolve("metrics.json"), "{\"accuracy\":" + accuracy + "}");
        Files.writeString(run.resolve("run.json"), "{\"task\":\"loop\",\"started\":\"2026-11-25T0" + name.charAt(10)
                + ":00:00Z\",\"request\":{\"data\":\"" + csv.toUri() + "\"}}");
    }

    @AfterEach
    void close() {
        Desk.page().hideView(view);
        Optional.ofNullable(Desk.page().findView(EVALUATION)).ifPresent(Desk.page()::hideView);
        desk.closeAll();
        RunQueue queue = PlatformUI.getWorkbench().getService(TrainingRuns.class).queue();
        queue.runs().forEach(queue::forget);
    }

    private Optional<Table> runs() {
        return Desk.find(desk.window(), Table.class, table -> table.getColumnCount() > 2
                && table.getColumn(0).getText().equals("Run"));
    }

    @Test
    void theRunsOfTheDataSetAreFoundTheNewestFirst() {
        Table table = runs().orElseThrow();
        assertEquals(List.of("20261125-020000-loop", "20261125-010000-loop"),
                Arrays.stream(table.getItems()).map(item -> item.getText(0)).toList());
        assertEquals(List.of("0.920 right", "0.910 right"),
                Arrays.stream(table.getItems()).map(item -> item.getText(2)).toList());
        assertEquals(0, table.getSelectionIndex(), "the newest is shown");
        assertTrue(Desk.find(desk.window(), CTabFolder.class, tabs -> tabs.getItemCount() == 3
                && tabs.getItem(0).getText().equals("Curves")).isPresent());
    }

    @Test
    void enterShowsTheRunInTheEvaluation() {
        Table table = runs().orElseThrow();
        table.setSelection(1);
        table.notifyListeners(SWT.Selection, new Event());
        desk.settle();
        table.notifyListeners(SWT.DefaultSelection, new Event());
        desk.until("the run that was chosen, not the latest", () -> Desk.find(desk.window(), Combo.class,
                combo -> combo.getText().startsWith("20261125-010000-loop, ")).isPresent());
    }
}
