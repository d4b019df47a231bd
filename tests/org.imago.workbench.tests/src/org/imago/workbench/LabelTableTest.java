// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks for samples in the label table, and says something about many at once. */
class LabelTableTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;

    @BeforeEach
    void open() throws IOException {
        csv = Pictures.write(folder);
        desk.open(csv);
    }

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private List<Integer> shown() {
        return desk.session().order().stream().map(Sample::index).toList();
    }

    private void type(Text field, String text) {
        field.setText(text);
        field.notifyListeners(SWT.DefaultSelection, new Event());
        desk.settle();
    }

    private void choose(String first, int index) {
        Combo combo = Desk.find(desk.window(), Combo.class, some -> some.getItemCount() > 0
                && some.getItem(0).equals(first)).orElseThrow();
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    @Test
    void samplesAreFilteredByTextStateAndExpression() {
        type(desk.field("Text"), "NOTE, 1");
        assertEquals(List.of(1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19), shown());
        assertTrue(says("11 of 20"), "the table says how many");
        type(desk.field("Expression"), "class = \"palm\" and not excluded");
        assertEquals(List.of(1, 11, 13, 15, 17, 19), shown());
        type(desk.field("Text"), "");
        assertEquals(10, shown().size());
        type(desk.field("Expression"), "class = ");
        assertEquals(10, shown().size(), "what was understood last still holds");
        assertTrue(says("At character 8: expected a column"), "the mistake is told");
        type(desk.field("Expression"), "");
        assertEquals(20, shown().size());

        desk.session().show(desk.session().dataset().samples().get(3));
        desk.until("the image", () -> desk.session().imageSize().isPresent());
        desk.drag(20, 30, 80, 90);
        choose("Box: any", 1);
        assertEquals(List.of(3), shown());
        choose("Box: any", 2);
        assertEquals(19, shown().size());
        assertEquals(0, desk.session().current().orElseThrow().index(), "one that is hidden is left");
        choose("Box: any", 0);
        desk.key(0, 'e');
        choose("Excluded: any", 1);
        assertEquals(List.of(0), shown());
        choose("Excluded: any", 0);
        assertEquals(20, shown().size());
    }

    @Test
    void samplesThatAnotherViewChoseAreToldOfAndCanBeGivenUp() {
        desk.session().filter(sample -> sample.index() < 3, "palm & blue");
        desk.settle();
        assertTrue(says("3 of 20 samples: palm && blue"));
        Button clear = Desk.find(desk.window(), Button.class, some -> some.getText().replace("&", "").equals("Clear")).orElseThrow();
        assertTrue(clear.isEnabled());
        clear.notifyListeners(SWT.Selection, new Event());
        assertEquals(20, shown().size());
        assertFalse(clear.isEnabled());
    }

    @Test
    void manyAreChangedAsOneStep() throws IOException {
        type(desk.field("Expression"), "class = \"blue\"");
        selectFirst();
        for (int i = 0; i < 3; i++) {
            down(SWT.SHIFT);
        }
        chooseInMenu("Excluded", "Yes");
        Set<Integer> excluded = Set.of(0, 2, 4, 6);
        for (Sample sample : desk.session().dataset().samples()) {
            assertEquals(excluded.contains(sample.index()), sample.excluded(), "sample " + sample.index());
        }
        chooseInMenu("Class", "palm");
        assertEquals("palm", desk.session().dataset().samples().get(6).label());
        assertEquals(2, OperationHistoryFactory.getOperationHistory()
                .getUndoHistory(desk.session().undoContext()).length);

        desk.execute("org.eclipse.ui.edit.undo");
        assertEquals("blue", desk.session().dataset().samples().get(6).label());
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        StringBuilder text = new StringBuilder(Pictures.header());
        for (int i = 0; i < Pictures.COUNT; i++) {
            text.append(Pictures.row(i, excluded.contains(i) ? "1" : "", ",,,"));
        }
        Desk.assertFile(text.toString(), csv);
    }

    private void selectFirst() {
        NatTable table = desk.table();
        Event event = new Event();
        event.button = 1;
        event.count = 1;
        event.x = table.getStartXOfColumnPosition(1) + 5;
        event.y = table.getStartYOfRowPosition(1) + 5;
        table.notifyListeners(SWT.MouseDown, event);
        event.stateMask = SWT.BUTTON1;
        table.notifyListeners(SWT.MouseUp, event);
        desk.settle();
    }

    private void down(int modifiers) {
        Event event = new Event();
        event.stateMask = modifiers;
        event.keyCode = SWT.ARROW_DOWN;
        event.doit = true;
        desk.table().notifyListeners(SWT.KeyDown, event);
        desk.settle();
    }

    /** Chooses from the menu of the rows. */
    private void chooseInMenu(String what, String value) {
        NatTable table = desk.table();
        Event event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        table.notifyListeners(SWT.MenuDetect, event);
        Menu menu = table.getMenu();
        menu.notifyListeners(SWT.Show, new Event());
        Menu choices = item(menu, what).getMenu();
        item(choices, value).notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private static MenuItem item(Menu menu, String text) {
        return Arrays.stream(menu.getItems()).filter(item -> item.getText().contains(text)).findFirst()
                .orElseThrow(() -> new AssertionError(text + " in " + Arrays.toString(menu.getItems())));
    }

    @Test
    void theTableIsPainted() {
        NatTable table = desk.table();
        desk.until("the rows", () -> differentColors(table) > 20);
    }

    /** Text is smoothed, so that a row of it has many colours; an empty table has one. */
    private static long differentColors(NatTable table) {
        Image image = new Image(table.getDisplay(), 400, 60);
        GC gc = new GC(table);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        int[] pixels = new int[data.width * data.height];
        for (int y = 0; y < data.height; y++) {
            data.getPixels(0, y, data.width, pixels, y * data.width);
        }
        return Arrays.stream(pixels).distinct().count();
    }
}
