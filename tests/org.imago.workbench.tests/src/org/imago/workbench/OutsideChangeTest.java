// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.imago.dataset.ui.DatasetPreferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes the CSV while a person has it open. */
class OutsideChangeTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final List<String> seen = new ArrayList<>();
    private Path csv;
    private IEditorPart editor;

    @BeforeEach
    void open() throws IOException {
        csv = Pictures.write(folder);
        editor = desk.open(csv);
    }

    @AfterEach
    void close() {
        DatasetPreferences.store().setToDefault(DatasetPreferences.VERSIONS);
        desk.closeAll();
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(csv);
        assertTrue(text.contains(from), from);
        Files.writeString(csv, text.replace(from, to));
    }

    private void comeBack() {
        desk.window().notifyListeners(SWT.Activate, new Event());
        desk.settle();
    }

    @Test
    void whoComesBackWithoutEditsSeesWhatIsThere() throws IOException {
        desk.key(0, 'd');
        desk.until("the second sample", () -> desk.session().position() == 1);
        change("\"palm\",01.png", "red,01.png");
        change("blue,00.png,,,,,,\"note, 0\"\r\n", "");
        comeBack();
        desk.until("it is taken over", () -> desk.session().dataset().samples().size() == Pictures.COUNT - 1);
        assertEquals("01.png", desk.session().current().orElseThrow().fileName(), "the same sample is shown");
        assertEquals("red", desk.session().current().orElseThrow().label());
        assertFalse(editor.isDirty());
    }

    @Test
    void whatContradictsIsAskedBeforeItIsSaved() throws IOException {
        desk.key(0, '2');
        desk.key(0, 'e');
        assertTrue(editor.isDirty());
        change("blue,00.png", "red,00.png");
        change("blue,02.png", "green,02.png");
        desk.answerNext("Take Over", seen);
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
        assertTrue(seen.getFirst().contains("changed by another program"), seen.toString());
        List<String> lines = Files.readString(csv).lines().toList();
        assertEquals("red,00.png,1,,,,,\"note, 0\"", lines.get(1), "nothing was checked, so that the other's class stays");
        assertEquals("green,02.png,,,,,,\"note, 2\"", lines.get(3));
    }

    @Test
    void whoDecidesLaterKeepsTheEdits() throws IOException {
        desk.key(0, 'e');
        change("blue,02.png", "green,02.png");
        String theirs = Files.readString(csv);
        desk.answerNext("Decide Later", seen);
        desk.execute("org.eclipse.ui.file.save");
        assertTrue(editor.isDirty());
        assertEquals(theirs, Files.readString(csv));
        desk.focusImage();
        desk.answerNext("Take Over", seen);
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
        assertTrue(Files.readString(csv).contains("blue,00.png,1,"));
    }

    @Test
    void oldVersionsAreKeptWhenThePersonWantsThem() throws IOException {
        String before = Files.readString(csv);
        DatasetPreferences.store().setValue(DatasetPreferences.VERSIONS, 3);
        desk.key(0, 'e');
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
        assertEquals(before, Files.readString(folder.resolve("data.csv.bak")));
    }
}
