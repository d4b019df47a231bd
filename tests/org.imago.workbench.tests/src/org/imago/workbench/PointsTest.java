// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IEditorPart;
import org.imago.dataset.Sample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sets key points, which a plug-in from outside adds. */
class PointsTest {

    private static final String HEADER = "class,filename,exclude,x,y,w,h,eye_x,eye_y,eye_v,beak_x,beak_y,beak_v\n";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;
    private IEditorPart editor;

    @BeforeEach
    void open() throws IOException {
        Pictures.write(folder);
        csv = Files.writeString(folder.resolve("points.csv"), HEADER + "blue,00.png,0,,,,,,,,,,\n"
                + "palm,01.png,0,,,,,70,60,2,,,\n");
        editor = desk.open(csv);
    }

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private void save() {
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
    }

    private String row(int number) {
        Sample sample = desk.session().dataset().samples().get(number);
        return desk.session().dataset().columns().stream().map(column -> sample.value(column).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private ToolBar tools() {
        return Desk.find(desk.window(), ToolBar.class, some -> Arrays.stream(some.getItems())
                .anyMatch(item -> item.getText().startsWith("Key points"))).orElseThrow();
    }

    private String selectedTool() {
        return Arrays.stream(tools().getItems()).filter(item -> item.getSelection()).findFirst().orElseThrow().getText();
    }

    @Test
    void pointsAreSetMovedHiddenAndSaved() throws IOException {
        assertEquals("Boxes", selectedTool());
        desk.key(0, 'p');
        assertEquals("Key points (P)", selectedTool());
        assertTrue(tools().getItem(1).getImage() != null, "the picture that plugin.xml names");
        desk.drag(50, 40, 50, 40);
        desk.drag(90, 80, 100, 85);
        desk.key(0, 'v');
        save();
        Desk.assertFile(HEADER + "blue,00.png,0,,,,,50,40,2,100,85,1\npalm,01.png,0,,,,,70,60,2,,,\n", csv);

        desk.drag(50, 40, 60, 45);
        desk.execute("org.eclipse.ui.edit.undo");
        desk.execute("org.eclipse.ui.edit.undo");
        save();
        Desk.assertFile(HEADER + "blue,00.png,0,,,,,50,40,2,100,85,2\npalm,01.png,0,,,,,70,60,2,,,\n", csv);
    }

    @Test
    void escapePutsTheToolAwayAndBoxesAreDrawnAgain() throws IOException {
        desk.key(0, 'p');
        desk.drag(50, 40, 50, 40);
        desk.key(0, 'k');
        desk.key(0, SWT.ESC);
        assertEquals("Boxes", selectedTool());
        desk.drag(10, 20, 60, 70);
        save();
        Desk.assertFile(HEADER + "blue,00.png,0,10,20,50,50,,,,,,\npalm,01.png,0,,,,,70,60,2,,,\n", csv);
    }

    @Test
    void theInspectorHasThemAsText() throws IOException {
        Text text = Desk.find(desk.window(), Text.class, some -> (some.getStyle() & SWT.MULTI) != 0
                && some.isVisible()).orElseThrow();
        text.setFocus();
        text.setText("beak 12,");
        desk.focusImage();
        desk.settle();
        assertEquals(1, Arrays.stream(desk.window().getDisplay().getShells()).filter(Shell::isVisible).count(),
                "nobody is interrupted");
        assertTrue(!row(0).contains("12"), row(0));
        text.setText("beak 12, 13 hidden");
        desk.until("that it is in the row", () -> row(0).contains("12, 13, 1"));
        desk.key(0, 'd');
        desk.until("the next image", () -> desk.session().position() == 1 && desk.session().imageSize().isPresent());
        assertEquals("eye 70, 60", text.getText());
    }

    @Test
    void aDataSetWithoutPointsHasNoBar() throws IOException {
        desk.closeAll();
        desk.open(folder.resolve("data.csv"));
        assertTrue(Desk.find(desk.window(), ToolBar.class, some -> Arrays.stream(some.getItems())
                .anyMatch(item -> item.getText().startsWith("Key points"))).isEmpty());
    }
}
