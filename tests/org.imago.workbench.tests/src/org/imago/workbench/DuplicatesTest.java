// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.imago.annotation.editor.ImageEditor;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.Foreground;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks for pictures that her data set has more than once, and decides what becomes of them. */
class DuplicatesTest {

    private static final String VIEW = "org.imago.dataset.ui.duplicates";
    private static final String ROWS = """
            class,filename,exclude,page
            red,a.png,,one
            "blue",a copy.png,0,
            red,b.png,,two
            red,b small.jpg,,
            red,c.png,,three
            green,d.png,,three
            blue,e.png,,
            """;

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path csv;

    @BeforeEach
    void open() throws IOException {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            ImageIO.write(drawn(name.charAt(0)), "png", folder.resolve(name + ".png").toFile());
        }
        Files.copy(folder.resolve("a.png"), folder.resolve("a copy.png"));
        ImageIO.write(half(drawn('b')), "jpg", folder.resolve("b small.jpg").toFile());
        csv = Files.writeString(folder.resolve("data.csv"), ROWS);
        desk.open(csv);
    }

    @AfterEach
    void close() {
        desk.closeAll();
        IViewPart view = Desk.page().findView(VIEW);
        if (view != null) {
            Desk.page().hideView(view);
        }
        desk.settle();
    }

    private static BufferedImage drawn(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(320) - 20, random.nextInt(240) - 15, 40, 30);
        }
        graphics.dispose();
        return image;
    }

    private static BufferedImage half(BufferedImage image) {
        BufferedImage half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = half.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
        graphics.dispose();
        return half;
    }

    private void find() {
        desk.execute("org.imago.dataset.ui.findDuplicates");
        desk.until("what was found", () -> says("2 groups, 1 contradiction"));
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().startsWith(text) && label.isVisible())
                .isPresent();
    }

    /** Both parts of the view stand in it. */
    private static boolean isInView(Control control) {
        return control.getParent().getParent() instanceof SashForm && control.isVisible();
    }

    private NatTable groups() {
        return Desk.find(desk.window(), NatTable.class, DuplicatesTest::isInView).orElseThrow();
    }

    private Canvas copies() {
        return Desk.find(desk.window(), Canvas.class,
                canvas -> canvas.getClass() == Canvas.class && isInView(canvas)).orElseThrow();
    }

    private String group(int place) {
        NatTable table = groups();
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < table.getColumnCount(); column++) {
            text.append(table.getDataValueByPosition(column, place + 1)).append(' ');
        }
        return text.toString();
    }

    private void press(Control control, int keyCode) {
        control.setFocus();
        Event event = new Event();
        event.keyCode = keyCode;
        event.doit = true;
        control.notifyListeners(SWT.KeyDown, event);
        desk.settle();
    }

    private Button button(String text) {
        return Desk.find(desk.window(), Button.class, button -> button.getText().replace("&", "").equals(text)
                && button.isVisible()).orElseThrow(() -> new AssertionError("no button " + text));
    }

    private void push(String text) {
        assertTrue(button(text).isEnabled(), text);
        button(text).notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private void choose(String item) {
        Combo combo = Desk.find(desk.window(), Combo.class, some -> Arrays.asList(some.getItems()).contains(item)
                && some.isVisible()).orElseThrow();
        combo.select(combo.indexOf(item));
        combo.notifyListeners(SWT.Selection, new Event());
        desk.settle();
    }

    private List<Sample> samples() {
        return desk.session().dataset().samples();
    }

    private int undoable() {
        return OperationHistoryFactory.getOperationHistory().getUndoHistory(desk.session().undoContext()).length;
    }

    @Test
    void contradictionsComeFirst() {
        find();
        assertTrue(group(0).contains("Classes: red, blue"), group(0));
        assertTrue(group(0).contains("Exact copies"), group(0));
        assertTrue(group(1).contains("Near copies"), group(1));
        choose("Near copies");
        assertTrue(group(0).contains("Near copies"), group(0));
        assertEquals(2, groups().getRowCount(), "the header and a group");
        choose("All groups");
    }

    @Test
    void allButOneAreExcludedAndAClassIsTakenEachAsOneStep() throws IOException {
        find();
        press(copies(), SWT.ARROW_RIGHT);
        push("Exclude the Others");
        assertTrue(samples().get(0).excluded());
        assertFalse(samples().get(1).excluded(), "the selected one is kept");
        assertEquals(1, undoable());
        desk.until("that it is settled", () -> says("2 groups, 0 contradictions"));
        assertFalse(button("Exclude the Others").isEnabled(), "nothing is left to exclude");

        Desk.page().activate(desk.editor().orElseThrow());
        desk.execute("org.eclipse.ui.edit.undo");
        assertFalse(samples().get(0).excluded());
        assertTrue(says("2 groups, 1 contradiction"));

        push("Take Its Class for the Others");
        assertEquals("blue", samples().get(0).label());
        assertEquals(1, undoable());
        assertTrue(says("2 groups, 0 contradictions"));
        press(groups(), SWT.ARROW_DOWN);
        push("Exclude the Others");
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        Desk.assertFile(ROWS.replace("red,a.png,", "blue,a.png,").replace("b small.jpg,", "b small.jpg,1"), csv);
    }

    @Test
    void aDoubleClickShowsTheSampleInTheEditor() {
        find();
        assertEquals(0, desk.session().current().orElseThrow().index());
        press(groups(), SWT.ARROW_DOWN);
        press(copies(), SWT.END);
        copies().notifyListeners(SWT.MouseDoubleClick, new Event());
        desk.settle();
        assertEquals("b small.jpg", desk.session().current().orElseThrow().fileName());
        assertTrue(Desk.page().getActivePart() instanceof ImageEditor);
        desk.until("the image", () -> desk.session().imageSize().isPresent());
    }

    @Test
    void aColumnThatNamesPicturesIsRememberedForTheDataSet() {
        find();
        choose("page");
        desk.until("what was found", () -> says("3 groups, 2 contradictions"));
        assertTrue(group(1).contains("Same page"), group(1));
        desk.closeAll();
        desk.until("that nothing is shown", () -> says("No data set is open."));
        desk.open(csv);
        assertTrue(says("Here are pictures"), "the view says what to do");
        desk.execute("org.imago.dataset.ui.findDuplicates");
        desk.until("what was found", () -> says("3 groups, 2 contradictions"));
    }

    @Test
    void aSearchIsCancelledAndRepeated() {
        try (Foreground.Work work = Foreground.ofProcess().begin()) {
            desk.execute("org.imago.dataset.ui.findDuplicates");
            assertTrue(says("Comparing images: "));
            push("Cancel");
        }
        desk.until("that it is cancelled", () -> says("Cancelled before all images were compared."));
        push("Find Duplicates");
        desk.until("what was found", () -> says("2 groups, 1 contradiction"));
    }

    @Test
    void editsThatMatterMakeWhatWasFoundStale() {
        find();
        desk.session().edit("Rename", () -> samples().get(6).set("filename", "a.png"));
        assertTrue(says("2 groups, 1 contradiction. Rows have changed since"));
        Desk.page().activate(desk.editor().orElseThrow());
        desk.execute("org.eclipse.ui.edit.undo");
        assertTrue(says("2 groups, 1 contradiction"));
        assertFalse(says("2 groups, 1 contradiction. Rows"), "it holds again");
    }

    @Test
    void rowsThatWentTakeTheGroupsWithThem() throws IOException {
        find();
        Files.writeString(csv, ROWS.replace("red,a.png,,one\n", ""));
        desk.window().notifyListeners(SWT.Activate, new Event());
        desk.until("that it is said", () -> says("The rows of the data set have changed."));
    }
}
