// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PartInitException;
import org.imago.training.child.ImagoProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person has new images predicted; a script stands for Imago's command line. */
class PredictTest {

    private static final String VIEW = "org.imago.cropping.ui.predict";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path run;

    @BeforeEach
    void open() throws IOException, PartInitException {
        run = Files.createDirectories(folder.resolve("run"));
        Files.createDirectory(run.resolve("models"));
        Files.writeString(run.resolve("models").resolve("boxes-0.zip"), "");
        Files.writeString(run.resolve("models").resolve("crops-0.zip"), "");
        Files.writeString(run.resolve("run.json"),
                "{\"task\":\"loop\",\"request\":{\"weights\":{\"name\":\"mobile\"}}}");
        Desk.page().showView(VIEW);
        desk.settle();
    }

    @AfterEach
    void close() {
        System.clearProperty(ImagoProcess.SCRIPT);
        Desk.page().hideView(Desk.page().findView(VIEW));
    }

    private void script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("imago"), "#!/bin/sh\n" + text);
        assertTrue(script.toFile().setExecutable(true));
        System.setProperty(ImagoProcess.SCRIPT, script.toString());
    }

    private Button predict() {
        return Desk.find(desk.window(), Button.class, button -> button.getText().equals("&Predict")).orElseThrow();
    }

    private void predict(Path images) {
        desk.field("a folder of new images").setText(images.toString());
        desk.field("folder of a run").setText(run.toString());
        predict().notifyListeners(SWT.Selection, new Event());
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    @Test
    void whatWasPredictedIsATableAndACsv() throws IOException {
        script("echo \"$@\" >'" + folder.resolve("asked") + "'\nwhile [ \"$1\" != --out ]; do shift; done\n"
                + "mkdir -p \"$(dirname \"$2\")\"\n"
                + "printf 'filename,class,p_palm,problem\\na.jpg,palm,0.9,\\nb.jpg,,,is damaged\\n' >\"$2\"\n");
        assertFalse(predict().isEnabled(), "nothing is chosen yet");
        predict(Files.createDirectory(folder.resolve("new")));
        desk.until("the table", () -> says("2 images"));
        Table table = Desk.find(desk.window(), Table.class, some -> some.getColumnCount() == 4).orElseThrow();
        assertEquals(2, table.getItemCount());
        assertEquals("palm", table.getItem(0).getText(1));
        assertEquals("is damaged", table.getItem(1).getText(3));
        String asked = Files.readString(folder.resolve("asked"));
        assertTrue(asked.startsWith("predict " + folder.resolve("new") + " --boxes " + run.resolve("models")
                .resolve("boxes-0.zip") + " --classifier " + run.resolve("models").resolve("crops-0.zip")
                + " --weights mobile"), asked);
        desk.until("that it can be done again", () -> predict().isEnabled());
    }

    @Test
    void aFailureSaysWhy() throws IOException {
        script("echo 'imago: no readable image in new' >&2\nexit 3\n");
        predict(folder.resolve("new"));
        desk.until("the reason", () -> says("no readable image in new"));
    }
}
