// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.widgets.Label;
import org.imago.annotation.editor.internal.WhyOnCanvas;
import org.imago.image.ContentDigest;
import org.imago.training.Explanation;
import org.imago.training.ExplanationFile;
import org.imago.training.child.ImagoProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person asks why a run predicts what it does. */
class WhyTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private Path why;

    @BeforeEach
    void open() throws IOException {
        Path csv = Pictures.write(folder);
        why = Files.createDirectories(folder.resolve("run").resolve("why"));
        ExplanationFile.write(file(0), Pictures.name(0), "run", new Explanation("palm", 0.97, 2, 2,
                new float[] {0, 1, 0.5f, 0}));
        desk.open(csv);
    }

    @AfterEach
    void close() {
        desk.closeAll();
    }

    private Path file(int number) throws IOException {
        Path image = folder.resolve(Pictures.name(number));
        return ExplanationFile.in(why, Pictures.name(number), ContentDigest.sha256(image), Optional.empty());
    }

    private WhyOnCanvas why() {
        return desk.editor().orElseThrow().pane().orElseThrow().why();
    }

    private boolean says(String text) {
        return Desk.find(desk.window(), Label.class, label -> label.getText().contains(text)).isPresent();
    }

    @Test
    void heatIsSwitchedByItsKeyAndGoesAlongWithTheSample() {
        why().show(folder.resolve("run"));
        desk.until("the heat", () -> desk.canvas().showsHeat());
        assertTrue(says("why palm 0.97"));
        desk.key(0, 'y');
        assertFalse(desk.canvas().showsHeat());
        assertFalse(says("why palm"));
        desk.key(0, 'y');
        desk.until("the heat again", () -> desk.canvas().showsHeat());
        desk.key(0, 'd');
        desk.until("that this image is not explained", () -> says("run does not explain this image"));
        assertFalse(desk.canvas().showsHeat());
        desk.key(0, 'a');
        desk.until("the heat of the first image", () -> desk.canvas().showsHeat() && says("why palm 0.97"));
    }

    @Test
    void aDamagedExplanationIsNamed() throws IOException {
        Files.writeString(file(0), "{");
        why().show(why);
        desk.until("the name of the file", () -> says(".json: no explanation"));
        assertFalse(desk.canvas().showsHeat());
    }

    @Test
    void whatIsMissingTheRunIsAskedFor() throws IOException {
        Path run = folder.resolve("run");
        Files.writeString(run.resolve("run.json"), "{\"task\":\"train\",\"request\":{\"kind\":\"CLASSIFIER\"}}");
        Files.write(run.resolve("model.zip"), new byte[1]);
        Path answer = folder.resolve("answer.json");
        ExplanationFile.write(answer, "any", "run", new Explanation("blue", 0.6, 1, 1, new float[] {1}));
        Path script = Files.writeString(folder.resolve("imago"), "#!/bin/sh\n[ \"$1\" = explain ] || exit 2\n"
                + "echo \"$@\" >'" + folder.resolve("asked") + "'\ncp '" + answer + "' '" + file(1) + "'\n");
        assertTrue(script.toFile().setExecutable(true));
        System.setProperty(ImagoProcess.SCRIPT, script.toString());
        try {
            why().show(run);
            desk.until("the heat", () -> desk.canvas().showsHeat());
            desk.key(0, 'd');
            desk.until("what the run says", () -> desk.canvas().showsHeat() && says("why blue 0.60"));
            String asked = Files.readString(folder.resolve("asked"));
            assertTrue(asked.contains(Pictures.name(1)) && asked.contains(Pictures.name(2)) && asked.contains("--model "
                    + run.resolve("model.zip")), asked);
            desk.key(0, 'd');
            desk.until("that it failed", () -> says("run does not explain this image"));
        } finally {
            System.clearProperty(ImagoProcess.SCRIPT);
        }
    }

    @Test
    void aRunThatFailsSaysWhy() throws IOException {
        Path run = folder.resolve("run");
        Files.writeString(run.resolve("run.json"), "{\"task\":\"train\",\"request\":{\"kind\":\"CLASSIFIER\"}}");
        Files.write(run.resolve("model.zip"), new byte[1]);
        Path script = Files.writeString(folder.resolve("imago"), "#!/bin/sh\necho 'imago: the weights are gone' >&2\n"
                + "exit 3\n");
        assertTrue(script.toFile().setExecutable(true));
        System.setProperty(ImagoProcess.SCRIPT, script.toString());
        try {
            why().show(run);
            desk.key(0, 'd');
            desk.until("the reason", () -> says("the weights are gone"));
        } finally {
            System.clearProperty(ImagoProcess.SCRIPT);
        }
    }
}
