// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.ui.PartInitException;
import org.imago.annotation.Proposals;
import org.imago.cropping.CropSettings;
import org.imago.cropping.Cropper;
import org.imago.cropping.ui.internal.CropBoxes;
import org.imago.cropping.ui.internal.WriteCrops;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.image.ImageDecoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at what crops of a data set would be. */
class CropsTest {

    private static final String VIEW = "org.imago.cropping.ui.crops";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @BeforeEach
    void open() throws IOException, PartInitException {
        desk.open(Pictures.write(folder));
        Desk.page().showView(VIEW);
        desk.until("crops of " + Pictures.COUNT + " samples", () -> says(Pictures.COUNT + " crops: 0 of hand-drawn"));
    }

    @AfterEach
    void close() {
        Desk.page().hideView(Desk.page().findView(VIEW));
        desk.closeAll();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    private void proposals() throws IOException, DatasetException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("predictions.csv"), """
                filename,line,class,x,y,w,h,box_confidence,crop_class
                00.png,2,blue,40,30,60,50,0.91,blue
                01.png,3,palm,10,10,20,20,0.35,palm
                02.png,4,blue,50,60,30,30,0.82,palm
                """);
        desk.session().proposals(Optional.of(Proposals.read(run, desk.session().dataset())));
    }

    @Test
    void boxesThatAreDrawnAreCroppedToAtOnce() {
        Desk.page().activate(desk.editor().orElseThrow());
        desk.drag(40, 30, 100, 80);
        desk.until("the crop of the box", () -> says("20 crops: 1 of hand-drawn boxes, 0 of proposals, 19 whole"));
    }

    @Test
    void proposalsAreUsedWhereTheyAreCertainEnough() throws IOException, DatasetException {
        proposals();
        desk.until("the crops of proposals", () -> says("2 of proposals, 18 whole images (1 too uncertain)"));
        Scale confidence = Desk.find(desk.window(), Scale.class, scale -> scale.getSelection() == 70).orElseThrow();
        confidence.setSelection(30);
        confidence.notifyListeners(SWT.Selection, new Event());
        desk.until("that all proposals are used", () -> says("3 of proposals, 17 whole images (0 too uncertain)"));
        Combo boxes = Desk.find(desk.window(), Combo.class, combo -> combo.getText().contains("proposals"))
                .orElseThrow();
        boxes.select(0);
        boxes.notifyListeners(SWT.Selection, new Event());
        desk.until("that none is used", () -> says("0 of proposals, 20 whole images"));
    }

    @Test
    void marginAndSquareAreThereAndSaySo() {
        Scale margin = Desk.find(desk.window(), Scale.class, scale -> scale.getSelection() == 10).orElseThrow();
        margin.setSelection(25);
        margin.notifyListeners(SWT.Selection, new Event());
        assertTrue(says("25 %"));
        assertEquals("margin", Desk.find(desk.window(), Combo.class, combo -> combo.getText().equals("margin"))
                .orElseThrow().getText());
        assertTrue(Desk.find(desk.window(), Button.class, button -> button.getText().equals("S&quare")).isPresent());
    }

    private WriteCrops write(Path target) {
        CropSettings settings = CropSettings.defaults();
        WriteCrops job = new WriteCrops(Desk.sessions(), desk.session(), new CropBoxes(desk.session().proposals()),
                settings, new Cropper(new ImageDecoder(), settings), target);
        job.setUser(false);
        job.schedule();
        desk.until("the end of the job", () -> job.getResult() != null);
        return job;
    }

    @Test
    void theDataSetOfCropsIsWrittenAndOpened() throws IOException, DatasetException {
        proposals();
        Path target = folder.resolve("crops");
        assertTrue(write(target).getResult().isOK());
        desk.until("the new data set", () -> desk.editor().filter(editor -> editor.session()
                .filter(open -> open.file().equals(target.resolve("crops.csv"))).isPresent()).isPresent());
        Dataset crops = Dataset.open(target.resolve("crops.csv"));
        assertEquals(Pictures.COUNT, crops.samples().size());
        assertEquals(18, crops.samples().stream().filter(crop -> crop.value("fell_back").equals(Optional.of("1")))
                .count());
    }

    @Test
    void nothingIsWrittenIntoAFolderThatHoldsSomething() throws IOException {
        Path mine = Files.writeString(Files.createDirectory(folder.resolve("full")).resolve("mine.txt"), "mine");
        String message = write(folder.resolve("full")).getResult().getMessage();
        assertTrue(message.contains("full"), message);
        assertEquals("mine", Files.readString(mine));
    }
}
