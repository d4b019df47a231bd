// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at what is wrong and lets the program put it right. */
class ProblemsTest {

    private static final String VIEW = "org.imago.dataset.ui.problems";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;

    @BeforeEach
    void open() throws IOException, PartInitException {
        csv = Pictures.write(folder);
        Files.writeString(csv, text("blue", "Blue", "150,100,20,10", "-5,0,20,10.0"));
        desk.open(csv);
        Desk.page().showView(VIEW);
        desk.execute("org.imago.dataset.ui.checkImages");
        desk.until("the problems", () -> says("2 errors, 1 warning"));
    }

    @AfterEach
    void close() {
        Desk.page().hideView(Desk.page().findView(VIEW));
        desk.closeAll();
    }

    /** Two boxes leave their image, and a class is spelled in another way in two rows. */
    private static String text(String first, String third, String box, String other) {
        StringBuilder text = new StringBuilder(Pictures.header());
        text.append(Pictures.row(0, first, "", box)).append(Pictures.row(1, "", other));
        for (int i = 2; i < Pictures.COUNT; i++) {
            text.append(i == 4 || i == 6 ? Pictures.row(i, third, "", ",,,") : Pictures.row(i, "", ",,,"));
        }
        return text.toString();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().equals(text)).isPresent();
    }

    private NatTable table() {
        return Desk.find(desk.window(), NatTable.class, NatTable::isVisible).orElseThrow();
    }

    private Button quickFix() {
        return Desk.find(desk.window(), Button.class, button -> button.getText().startsWith("Quick &Fix")).orElseThrow();
    }

    private void select(int from, int to) {
        NatTable table = table();
        Event event = new Event();
        event.button = 1;
        event.count = 1;
        event.x = table.getStartXOfColumnPosition(0) + 5;
        event.y = table.getStartYOfRowPosition(1 + from) + 5;
        table.notifyListeners(SWT.MouseDown, event);
        event.stateMask = SWT.BUTTON1;
        table.notifyListeners(SWT.MouseUp, event);
        for (int i = from; i < to; i++) {
            Event down = new Event();
            down.stateMask = SWT.SHIFT;
            down.keyCode = SWT.ARROW_DOWN;
            down.doit = true;
            table.notifyListeners(SWT.KeyDown, down);
        }
        desk.settle();
    }

    private List<MenuItem> menu() {
        NatTable table = table();
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        table.notifyListeners(SWT.MenuDetect, event);
        Menu menu = table.getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.asList(menu.getItems());
    }

    private void choose(String fix) {
        List<MenuItem> items = menu();
        items.stream().filter(item -> item.getText().equals(fix)).findFirst()
                .orElseThrow(() -> new AssertionError(fix + " in " + items)).notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private String undoLabel() {
        return OperationHistoryFactory.getOperationHistory().getUndoOperation(desk.session().undoContext()).getLabel();
    }

    private String width(int row) {
        return desk.session().dataset().samples().get(row).value("w").orElseThrow();
    }

    @Test
    void aQuickFixOfSeveralProblemsIsOneStepThatIsUndoneAndSaved() throws IOException {
        assertFalse(quickFix().isEnabled(), "nothing is selected");
        select(1, 2);
        assertTrue(quickFix().isEnabled());
        choose("Cut 2 boxes at the edge of their image");
        assertEquals(List.of("10", "15"), List.of(width(0), width(1)));
        assertEquals("Cut 2 boxes at the edge of their image", undoLabel());
        desk.until("that they are no problems any more", () -> says("0 errors, 1 warning"));

        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals(List.of("20", "20"), List.of(width(0), width(1)));
        assertFalse(desk.session().dirty(), "as it was");
        desk.execute("org.eclipse.ui.edit.redo");
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        Desk.assertFile(text("blue", "Blue", "150,100,10,10", "0,0,15,10.0"), csv);
    }

    @Test
    void theSpellingOfAClassIsChosen() throws IOException {
        select(0, 0);
        assertEquals(List.of("Call them all \"blue\"", "Call them all \"Blue\"", "", "&Open in Editor"),
                menu().stream().map(MenuItem::getText).toList());
        choose("Call them all \"blue\"");
        desk.until("that it is no problem any more", () -> says("2 errors, 0 warnings"));
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        Desk.assertFile(text("blue", "blue", "150,100,20,10", "-5,0,20,10.0"), csv);
    }

    @Test
    void whatTheProblemsHaveNotInCommonIsNotOffered() {
        select(0, 2);
        assertFalse(quickFix().isEnabled());
        assertFalse(menu().getFirst().isEnabled());
    }

    @Test
    void theKeyWorksWhereProblemsAre() {
        assertTrue(isEnabled(), "in the view");
        desk.focusImage();
        assertFalse(isEnabled(), "above the image, where it zooms");
    }

    private static boolean isEnabled() {
        return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.imago.dataset.ui.quickFix")
                .isEnabled();
    }
}
