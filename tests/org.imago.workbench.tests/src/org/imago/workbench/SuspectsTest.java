// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.imago.dataset.Sample;
import org.imago.training.suspects.KeptSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides on samples that a run finds suspicious. */
class SuspectsTest {

    private static final int WALL = SWT.V_SCROLL | SWT.DOUBLE_BUFFERED;
    private static final String VIEW = "org.imago.training.ui.suspects";
    private static final int WRONG_CLASS = 4;
    private static final int WRONG_BOX = 7;
    private static final String DRAWN = "1,2,20,20";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;
    private Path run;
    private IViewPart view;

    /** Of twenty samples, blue ones with even numbers, one is labelled blue and is palm; another has a box elsewhere. */
    @BeforeEach
    void open() throws IOException, PartInitException {
        csv = Pictures.write(folder);
        Files.writeString(csv, Files.readString(csv).replace(Pictures.row(WRONG_BOX, "", ",,,"),
                Pictures.row(WRONG_BOX, "", DRAWN)));
        run = Files.createDirectories(folder.resolve("runs").resolve("20261125-010000-loop"));
        StringBuilder rows = new StringBuilder("filename,line,class,fold,group,image_width,image_height,whole_class,"
                + "whole_p_blue,whole_p_palm,x,y,w,h,box_confidence,iou\n");
        for (int i = 0; i < Pictures.COUNT; i++) {
            boolean blue = i % 2 == 0;
            boolean looksBlue = blue && i != WRONG_CLASS;
            rows.append(Pictures.name(i)).append(',').append(i + 2).append(blue ? ",blue" : ",palm").append(",0,")
                    .append(i).append(",160,120,").append(looksBlue ? "blue,0.95,0.05" : i == WRONG_CLASS
                            ? "palm,0.02,0.98" : "palm,0.06,0.94")
                    .append(",40,30,60,50,").append(i == WRONG_BOX ? "0.97,0" : "0.6,").append('\n');
        }
        Files.writeString(run.resolve("predictions.csv"), rows);
        desk.open(csv);
        view = Desk.page().showView(VIEW);
        desk.until("the suspects", () -> says("Suspicious: 2 of 20 samples."));
    }

    @AfterEach
    void close() {
        Desk.page().hideView(view);
        desk.closeAll();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.isVisible() && label.getText().contains(text))
                .isPresent();
    }

    private Canvas wall() {
        return Desk.find(desk.window(), Canvas.class, canvas -> canvas.getClass() == Canvas.class && canvas.isVisible()
                && (canvas.getStyle() & WALL) == WALL).orElseThrow();
    }

    private void key(int key) {
        wall().forceFocus();
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) key;
        wall().notifyListeners(SWT.KeyDown, event);
        desk.settle();
    }

    private void only(String which) {
        Combo combo = Desk.find(desk.window(), Combo.class, some -> Arrays.asList(some.getItems())
                .contains("Kept as they are")).orElseThrow();
        combo.select(combo.indexOf(which));
        combo.notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private Sample sample(int row) {
        return desk.session().dataset().samples().get(row);
    }

    private void undo() {
        Desk.page().activate(desk.editor().orElseThrow());
        desk.execute("org.eclipse.ui.edit.undo");
    }

    private void save() {
        Desk.page().activate(desk.editor().orElseThrow());
        desk.focusImage();
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
    }

    @Test
    void anAcceptedClassIsSavedAndNothingElse() throws IOException {
        String before = Files.readString(csv);
        only("Wrong class");
        key(SWT.HOME);
        assertEquals(WRONG_CLASS, desk.session().current().orElseThrow().index(), "its image is shown");
        assertTrue(says("04.png: labelled blue; models that never saw it or a copy say palm with 0.98."));

        key('a');
        desk.until("that it is no suspect any more", () -> says("Suspicious: 1 of 20 samples."));
        assertEquals("palm", sample(WRONG_CLASS).label());
        undo();
        desk.until("that it is one again", () -> says("Suspicious: 2 of 20 samples."));
        assertEquals("blue", sample(WRONG_CLASS).label());

        desk.execute("org.eclipse.ui.edit.redo");
        save();
        Desk.assertFile(before.replace(Pictures.row(WRONG_CLASS, "blue", "", ",,,"),
                Pictures.row(WRONG_CLASS, "palm", "", ",,,")), csv);
    }

    @Test
    void anAcceptedBoxTakesThePlaceOfTheWrongOne() throws IOException {
        String before = Files.readString(csv);
        only("Box misplaced");
        key(SWT.HOME);
        assertEquals(WRONG_BOX, desk.session().current().orElseThrow().index());
        key('a');
        desk.until("that it is no suspect any more", () -> says("Suspicious: 1 of 20 samples."));
        save();
        Desk.assertFile(before.replace(Pictures.row(WRONG_BOX, "", DRAWN), Pictures.row(WRONG_BOX, "", "40,30,60,50")),
                csv);
    }

    @Test
    void whatIsKeptStaysAwayUntilThatIsTakenBack() throws Exception {
        only("Wrong class");
        key(SWT.HOME);
        key('k');
        assertTrue(says("Kept: 1."));
        assertFalse(desk.session().dirty(), "the data set is not touched");
        desk.until("that it is written down", () -> Files.isRegularFile(run.resolve(KeptSamples.FILE)));
        desk.closeAll();
        desk.open(csv);
        desk.until("that it is remembered", () -> says("Suspicious: 1 of 20 samples.") && says("Kept: 1."));

        only("Kept as they are");
        key(SWT.HOME);
        key('k');
        assertTrue(says("Suspicious: 2 of 20 samples.") && says("Kept: 0."));
        undo();
        assertTrue(says("Kept: 1."));
    }

    @Test
    void bothAreExcludedAsOneStep() {
        only("All that are undecided");
        key(SWT.HOME);
        Event all = new Event();
        all.keyCode = 'a';
        all.stateMask = SWT.MOD1;
        wall().notifyListeners(SWT.KeyDown, all);
        assertTrue(says("2 samples are selected."));
        key('e');
        desk.until("that none is left", () -> says("Suspicious: none of 20 samples."));
        assertTrue(sample(WRONG_CLASS).excluded() && sample(WRONG_BOX).excluded());
        undo();
        desk.until("that both are back", () -> says("Suspicious: 2 of 20 samples."));
        assertFalse(sample(WRONG_CLASS).excluded() || sample(WRONG_BOX).excluded());
    }

    @Test
    void withoutARunOfTheLoopItSaysHowToGetOne() throws IOException {
        desk.closeAll();
        Path other = Files.createDirectory(folder.resolve("other"));
        desk.open(Pictures.write(other));
        desk.until("the words", () -> says("There is no finished run of the whole loop beside data.csv"));
    }
}
