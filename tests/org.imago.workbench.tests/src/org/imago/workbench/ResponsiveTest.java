// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks may be slow, and networks gone: the thread that paints and listens must not wait for them. */
class ResponsiveTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.closeAll();
    }

    @Test
    void theUserInterfaceNeitherReadsNorWritesFilesOfADataSet() throws IOException {
        Path csv = Pictures.write(folder);
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withStackTrace();
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            work(csv);
            recording.stop();
            Path file = elsewhere.resolve("recording.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }
        List<RecordedEvent> ofDataSet = events.stream()
                .filter(event -> event.getString("path") != null && event.getString("path").startsWith(folder.toString()))
                .toList();
        assertFalse(ofDataSet.isEmpty(), "images were read and the CSV written");
        assertEquals(List.of(), ofDataSet.stream()
                .filter(event -> event.getThread().getJavaThreadId() == Thread.currentThread().threadId()).toList());
    }

    private void work(Path csv) {
        IEditorPart editor = desk.open(csv);
        for (int i = 0; i < 5; i++) {
            desk.drag(20, 30, 80, 90 - i);
            desk.key(0, 'd');
            desk.until("the next image", () -> desk.session().imageSize().isPresent());
        }
        desk.execute("org.eclipse.ui.edit.undo");
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
    }
}
