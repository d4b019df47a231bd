// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorPart;
import org.imago.annotation.BoundingBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person draws, moves and corrects in the image editor, and saves. */
class AnnotateTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;
    private IEditorPart editor;

    @BeforeEach
    void open() throws IOException {
        csv = Pictures.write(folder);
        editor = desk.open(csv);
    }

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private BoundingBox box() {
        return desk.canvas().boxes().getFirst();
    }

    private String text() {
        BoundingBox box = box();
        return (int) box.x() + "," + (int) box.y() + "," + (int) box.w() + "," + (int) box.h();
    }

    private List<BoundingBox> drawn() {
        return desk.canvas().boxes().stream().filter(box -> !box.isEmpty()).toList();
    }

    private void save() {
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
    }

    /** The file as it should be: the first rows are given, the others are as they were. */
    private static String file(String... first) {
        StringBuilder text = new StringBuilder(Pictures.header());
        for (int i = 0; i < Pictures.COUNT; i++) {
            text.append(i < first.length ? first[i] : Pictures.row(i, "", ",,,"));
        }
        return text.toString();
    }

    @Test
    void nothingIsDrawnOnAnImageOfTheSampleBefore() {
        desk.drag(20, 30, 80, 90);
        desk.session().show(desk.session().dataset().samples().getLast());
        // Its image comes by an event, which has not been handled yet: the old one is on the screen.
        assertTrue(desk.session().imageSize().isEmpty());
        assertEquals(List.of(), drawn());
        desk.drag(10, 10, 50, 50);
        assertEquals(List.of(), drawn());
        desk.until("the last image", () -> desk.session().imageSize().isPresent());
        assertEquals(List.of(), drawn());
        desk.execute("org.eclipse.ui.edit.undo");
        desk.until("the first image", () -> desk.session().position() == 0
                && desk.session().imageSize().isPresent());
        assertFalse(editor.isDirty());
    }

    @Test
    void aBoxIsDrawnInAnyDirectionSavedAndThereAgain() throws IOException {
        desk.drag(20, 30, 80, 90);
        assertEquals("20,30,60,60", text());
        assertTrue(editor.isDirty());
        desk.key(0, 'd');
        desk.until("the second sample", () -> desk.session().imageSize().isPresent());
        desk.drag(90, 100, 10, 40);
        assertEquals("10,40,80,60", text());
        save();
        Desk.assertFile(file(Pictures.row(0, "", "20,30,60,60"), Pictures.row(1, "", "10,40,80,60")), csv);

        desk.closeAll();
        desk.open(csv);
        assertEquals("10,40,80,60", boxOf(1));
        assertEquals("20,30,60,60", boxOf(0));
    }

    private String boxOf(int row) {
        desk.session().show(desk.session().dataset().samples().get(row));
        desk.until("the image of row " + row, () -> desk.session().imageSize().isPresent());
        return text();
    }

    @Test
    void eachHandleStopsAtTheEdgeAndTheOppositeSideStays() {
        desk.drag(40, 30, 100, 80);
        assertEquals("40,30,60,50", text());
        double[][] handles = {{40, 30}, {70, 30}, {100, 30}, {100, 55}, {100, 80}, {70, 80}, {40, 80}, {40, 55}};
        double[][] beyond = {{-60, -50}, {70, -50}, {260, -50}, {260, 55}, {260, 220}, {70, 220}, {-60, 220}, {-60, 55}};
        String[] expected = {"0,0,100,80", "40,0,60,80", "40,0,120,80", "40,30,120,50", "40,30,120,90", "40,30,60,90",
            "0,30,100,90", "0,30,100,50"};
        for (int i = 0; i < handles.length; i++) {
            desk.drag(handles[i][0], handles[i][1], beyond[i][0], beyond[i][1]);
            assertEquals(expected[i], text(), "handle " + i);
            desk.execute("org.eclipse.ui.edit.undo");
            assertEquals("40,30,60,50", text(), "undone");
            desk.canvas().setActive(0);
        }
    }

    @Test
    void arrowsMoveTheBoxAndStopAtTheEdge() {
        desk.drag(40, 30, 100, 80);
        desk.key(0, SWT.ARROW_RIGHT);
        desk.key(0, SWT.ARROW_DOWN);
        assertEquals("41,31,60,50", text());
        desk.key(SWT.SHIFT, SWT.ARROW_LEFT);
        desk.key(SWT.SHIFT, SWT.ARROW_UP);
        assertEquals("31,21,60,50", text());
        for (int i = 0; i < 5; i++) {
            desk.key(SWT.SHIFT, SWT.ARROW_LEFT);
        }
        assertEquals("0,21,60,50", text());
        assertEquals(0, desk.session().position(), "the box stays on its sample");
    }

    @Test
    void keysSetTheClassExcludeAndStep() throws IOException {
        desk.key(0, 'e');
        desk.key(0, '2');
        desk.key(0, 'd');
        desk.until("the second sample", () -> desk.session().position() == 1);
        desk.key(0, 'e');
        desk.key(0, 'a');
        desk.until("the first sample", () -> desk.session().position() == 0);
        desk.key(0, SWT.END);
        assertEquals(Pictures.COUNT - 1, desk.session().position(), "the last sample");
        desk.key(0, SWT.HOME);
        assertEquals(0, desk.session().position(), "the first sample");
        save();
        Desk.assertFile(file(Pictures.row(0, "palm", "1", ",,,"), Pictures.row(1, "1", ",,,")), csv);
    }

    @Test
    void undoGoesToTheSampleThatItChangesAndSaysWhat() throws IOException {
        desk.drag(20, 30, 80, 90);
        desk.session().step(4);
        desk.until("the fifth sample", () -> desk.session().imageSize().isPresent());
        desk.key(0, 'e');
        desk.session().step(6);
        assertEquals(List.of("Draw box", "Set Excluded"), labels());

        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals(4, desk.session().position(), "goes to the excluded one");
        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals(0, desk.session().position(), "goes to the drawn one");
        assertFalse(editor.isDirty());
        desk.execute("org.eclipse.ui.edit.redo");
        desk.execute("org.eclipse.ui.edit.redo");
        assertEquals(4, desk.session().position(), "goes forward again");
        save();
        String expected = file(Pictures.row(0, "", "20,30,60,60")).replace(Pictures.row(4, "", ",,,"),
                Pictures.row(4, "1", ",,,"));
        Desk.assertFile(expected, csv);
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (var operation : OperationHistoryFactory.getOperationHistory()
                .getUndoHistory(desk.session().undoContext())) {
            labels.add(operation.getLabel());
        }
        return labels;
    }

    @Test
    void revertGivesUpEverythingSinceTheLastSaving() throws IOException {
        desk.drag(20, 30, 80, 90);
        save();
        desk.key(0, 'e');
        List<String> seen = new ArrayList<>();
        desk.answerNext("Revert", seen);
        desk.execute("org.eclipse.ui.file.revert");
        desk.until("that it is reverted", () -> !editor.isDirty());
        assertEquals("20,30,60,60", text());
        Desk.assertFile(file(Pictures.row(0, "", "20,30,60,60")), csv);
    }
}
