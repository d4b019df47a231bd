// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.imago.annotation.editor.ImageEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person goes through the boxes that a run proposes. */
class ReviewTest {

    private static final int WALL = SWT.V_SCROLL | SWT.DOUBLE_BUFFERED;
    private static final String VIEW = "org.imago.training.ui.review";
    private static final int HAS_BOX = 3;
    private static final String DRAWN = "5,6,70,80";
    private static final String PROPOSED = "40,30,60,50";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;
    private IViewPart view;

    /** Six of twenty samples have a proposal, of which one has a box; 05 is the surest, 00 the least sure. */
    @BeforeEach
    void open() throws IOException, PartInitException {
        csv = Pictures.write(folder);
        Files.writeString(csv, Files.readString(csv).replace(Pictures.row(HAS_BOX, "", ",,,"),
                Pictures.row(HAS_BOX, "", DRAWN)));
        Path run = Files.createDirectories(folder.resolve("runs").resolve("20261125-010000-predict"));
        StringBuilder rows = new StringBuilder("filename,x,y,w,h,box_confidence,problem\n");
        for (int i = 0; i < 6; i++) {
            rows.append(Pictures.name(i)).append(',').append(PROPOSED).append(",0.").append(4 + i).append(",\n");
        }
        Files.writeString(run.resolve("predictions.csv"), rows);
        desk.open(csv);
        view = Desk.page().showView(VIEW);
        desk.until("the proposals", () -> says("Waiting: 5. Accepted: 0. Other boxes: 1. Rejected: 0."));
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

    private static Canvas wall(Control in) {
        return Desk.find(in, Canvas.class, canvas -> canvas.getClass() == Canvas.class && canvas.isVisible()
                && (canvas.getStyle() & WALL) == WALL).orElseThrow();
    }

    private void key(int key) {
        Canvas wall = wall(desk.window());
        wall.forceFocus();
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) key;
        wall.notifyListeners(SWT.KeyDown, event);
        desk.settle();
    }

    private String shown() {
        return desk.session().current().orElseThrow().fileName();
    }

    private void undo() {
        Desk.page().activate(desk.editor().orElseThrow());
        desk.execute("org.eclipse.ui.edit.undo");
    }

    private String row(int number, String exclude, String box) {
        return Pictures.row(number, exclude, box);
    }

    private void save() {
        Desk.page().activate(desk.editor().orElseThrow());
        desk.focusImage();
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
    }

    @Test
    void oneKeyDecidesOnEachTheLeastCertainFirst() throws IOException {
        String before = Files.readString(csv);
        key(SWT.HOME);
        assertEquals("00.png", shown());
        key(SWT.CR);
        desk.until("the next", () -> says("Waiting: 4. Accepted: 1. Other boxes: 1. Rejected: 0.") && shown().equals("01.png"));
        key(SWT.BS);
        desk.until("the next", () -> says("Waiting: 3. Accepted: 1. Other boxes: 1. Rejected: 1.") && shown().equals("02.png"));
        key('e');
        desk.until("the next", () -> says("Waiting: 2. Accepted: 1. Other boxes: 1. Rejected: 1.") && shown().equals("04.png"));
        save();
        Desk.assertFile(before.replace(row(0, "", ",,,"), row(0, "", PROPOSED)).replace(row(2, "", ",,,"),
                row(2, "1", ",,,")), csv);

        undo();
        undo();
        desk.until("that two are back", () -> says("Waiting: 4. Accepted: 1. Other boxes: 1. Rejected: 0."));
    }

    @Test
    void whoDrawsOneHerselfIsTakenToTheImage() {
        key(SWT.HOME);
        key('w');
        assertTrue(Desk.page().getActivePart() instanceof ImageEditor);
        desk.until("the image", () -> desk.session().imageSize().isPresent());
        desk.drag(10, 10, 60, 50);
        desk.until("that it waits no longer", () -> says("Waiting: 4. Accepted: 0. Other boxes: 2."));
        assertEquals("00.png", shown(), "she stays with the box that she drew");
    }

    @Test
    void allAboveAConfidenceAreAcceptedAsOneStepButForWhatWasUnticked() throws IOException {
        String before = Files.readString(csv);
        List<String> seen = new ArrayList<>();
        desk.workInNext("Accept Proposals", shell -> {
            Spinner least = Desk.find(shell, Spinner.class, some -> true).orElseThrow();
            least.setSelection(60);
            least.notifyListeners(SWT.Selection, new Event());
            seen.add(label(shell, "At least so sure"));
            clickOnFirst(wall(shell));
            seen.add(label(shell, "At least so sure"));
        }, "Accept 2");
        Desk.find(desk.window(), Button.class, button -> button.getText().startsWith("Accept All A")).orElseThrow()
                .notifyListeners(SWT.Selection, new Event());

        assertEquals(List.of("At least so sure: 3 of 5 proposals. Unticked: 0.",
                "At least so sure: 3 of 5 proposals. Unticked: 1."), seen);
        desk.until("that they are boxes", () -> says("Waiting: 3. Accepted: 2. Other boxes: 1."));
        save();
        Desk.assertFile(before.replace(row(4, "", ",,,"), row(4, "", PROPOSED)).replace(row(5, "", ",,,"),
                row(5, "", PROPOSED)), csv);
        assertTrue(Files.readString(csv).contains(row(HAS_BOX, "", DRAWN)), "a drawn box is not overwritten");
        undo();
        desk.until("that both are back", () -> says("Waiting: 5. Accepted: 0. Other boxes: 1."));
    }

    private static String label(Shell shell, String text) {
        return Desk.find(shell, Label.class, label -> label.getText().contains(text)).orElseThrow().getText();
    }

    /** The wall keeps in sight what was selected before, so that the first tile need not be at the top. */
    private static void clickOnFirst(Canvas wall) {
        Event home = new Event();
        home.keyCode = SWT.HOME;
        wall.notifyListeners(SWT.KeyDown, home);
        Event event = new Event();
        event.button = 1;
        event.x = 40;
        event.y = 40;
        wall.notifyListeners(SWT.MouseDown, event);
    }

    @Test
    void aBoxThatIsDrawnMeanwhileIsNotOverwritten() {
        key(SWT.HOME);
        Desk.page().activate(desk.editor().orElseThrow());
        desk.until("the image", () -> desk.session().imageSize().isPresent());
        desk.drag(10, 10, 60, 50);
        desk.until("that it waits no longer", () -> says("Waiting: 4. Accepted: 0. Other boxes: 2."));
        key(SWT.HOME);
        assertEquals("01.png", shown());
        assertEquals("10", desk.session().dataset().samples().getFirst().value("x").orElseThrow());
    }

    @Test
    void theMostInformativeNextAreAllThereAsWell() {
        Combo order = Desk.find(desk.window(), Combo.class, some -> Arrays.asList(some.getItems())
                .contains("Most informative next")).orElseThrow();
        order.select(1);
        order.notifyListeners(SWT.Selection, new Event());
        desk.until("the proposals", () -> says("Waiting: 5."));
        key(SWT.HOME);
        assertFalse(shown().equals(Pictures.name(HAS_BOX)));
    }

    @Test
    void withoutProposalsItSaysHowToGetSome() throws IOException {
        desk.closeAll();
        Path other = Files.createDirectory(folder.resolve("other"));
        desk.open(Pictures.write(other));
        desk.until("the words", () -> says("No run beside data.csv has proposed boxes yet."));
    }
}
