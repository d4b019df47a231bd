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
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person takes annotations of another program over, and hands hers on. */
class ImportExportTest {

    private static final String COCO = """
            {"images": [{"id": 7, "file_name": "00.png", "width": 160, "height": 120},
                        {"id": 9, "file_name": "01.png", "width": 160, "height": 120}],
             "categories": [{"id": 3, "name": "blue"}, {"id": 5, "name": "palm"}],
             "annotations": [
               {"id": 1, "image_id": 7, "category_id": 3, "bbox": [40, 30, 60, 50], "area": 3000, "iscrowd": 0,
                "segmentation": [[40, 30, 100, 30, 70, 80]]},
               {"id": 2, "image_id": 9, "category_id": 5, "bbox": [1, 2, 3, 4], "area": 12, "iscrowd": 0}]}
            """;

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private static Text text(Shell window, int which) {
        List<Text> all = new ArrayList<>();
        Desk.find(window, Text.class, text -> {
            if ((text.getStyle() & SWT.READ_ONLY) == 0) {
                all.add(text);
            }
            return false;
        });
        return all.get(which);
    }

    private static List<String> notes(Shell window) {
        return Arrays.stream(Desk.find(window, Table.class, table -> true).orElseThrow().getItems())
                .map(TableItem::getText).toList();
    }

    @Test
    void cocoBecomesADataSetAndWhatIsLostIsSaidBefore() throws IOException {
        Pictures.write(folder);
        Files.delete(folder.resolve("data.csv"));
        Path source = Files.writeString(folder.resolve("birds.json"), COCO);
        List<String> said = new ArrayList<>();
        desk.workInNext("Data Set From Other Formats", window -> {
            text(window, 0).setText(source.toString());
            desk.until("what is lost", () -> !notes(window).isEmpty());
            said.addAll(notes(window));
            assertFalse(Files.exists(folder.resolve("birds.csv")), "nothing is written before");
        }, "Finish");
        desk.execute("org.imago.dataset.ui.import");
        desk.until("the data set", () -> desk.editor().flatMap(editor -> editor.session()).isPresent());
        assertTrue(said.stream().anyMatch(line -> line.contains("polygon") || line.contains("segment")),
                said.toString());
        assertEquals(List.of("blue", "palm"), desk.session().dataset().samples().stream()
                .map(sample -> sample.label()).toList());
        assertTrue(Files.readString(folder.resolve("birds.csv")).contains("blue,00.png,"));
        desk.until("the image", () -> desk.session().imageSize().isPresent());
    }

    @Test
    void aDataSetIsExportedWithWhatIsNotSaved() throws IOException {
        desk.open(Pictures.write(folder));
        desk.drag(40, 30, 100, 80);
        Path target = folder.resolve("out");
        List<String> said = new ArrayList<>();
        desk.workInNext("Export Data Set", window -> {
            Combo formats = Desk.find(window, Combo.class, combo -> combo.getItemCount() > 5).orElseThrow();
            int voc = Arrays.stream(formats.getItems()).filter(item -> item.startsWith("Pascal VOC")).map(
                    formats::indexOf).findFirst().orElseThrow();
            formats.select(voc);
            formats.notifyListeners(SWT.Selection, new Event());
            text(window, 0).setText(target.toString());
            desk.until("what is lost", () -> !notes(window).isEmpty());
            said.addAll(notes(window));
        }, "Finish");
        List<String> seen = new ArrayList<>();
        desk.answerNext("Close", seen);
        desk.execute("org.imago.dataset.ui.export");
        assertTrue(said.stream().anyMatch(line -> line.startsWith("19 ") || line.contains("class")), said.toString());
        assertTrue(seen.getFirst().contains("Files: 1,"), seen.toString());
        String xml = Files.readString(target.resolve("Annotations").resolve("00.xml"));
        assertTrue(xml.contains("<xmin>41</xmin>") && xml.contains("<xmax>100</xmax>"), xml);
        assertTrue(desk.session().dirty(), "exporting saves nothing");
        desk.session().discard();
    }

    @Test
    void aFormatThatIsNotKnownIsSaidAndNothingIsWritten() throws IOException {
        Path source = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind");
        List<String> said = new ArrayList<>();
        desk.workInNext("Data Set From Other Formats", window -> {
            text(window, 0).setText(source.toString());
            desk.until("what is wrong", () -> window.getChildren().length > 0
                    && Desk.find(window, Text.class, text -> text.getText().contains("is in no format")).isPresent());
            said.add("said");
        }, "Cancel");
        desk.execute("org.imago.dataset.ui.import");
        assertEquals(List.of("said"), said);
        assertFalse(Files.exists(folder.resolve("notes.csv")));
    }
}
