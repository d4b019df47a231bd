// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IEditorPart;
import org.imago.annotation.AnnotationTypes;
import org.imago.contributions.Contribution;
import org.imago.contributions.Contribution.State;
import org.imago.contributions.Incident;
import org.imago.contributions.Incidents;
import org.imago.dataset.formats.Formats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plug-in is installed that throws whatever it is asked, sleeps while it is created and takes another one's name. It is
 * there in all tests of the workbench, which is why they show as well that it harms nobody.
 */
class BadPluginTest {

    private static final String PLUGIN = "org.example.bad";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.closeAll();
    }

    @Test
    void theWorkbenchAnnotatesAndSavesAndSaysWhoIsToBlame() throws IOException {
        Path csv = Pictures.write(folder);
        String before = Files.readString(csv);
        IEditorPart editor = desk.open(csv);
        desk.drag(10, 20, 60, 70);
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !editor.isDirty());
        Desk.assertFile(before.replace(Pictures.row(0, "", ",,,"), Pictures.row(0, "", "10,20,50,50")), csv);

        assertEquals(Optional.of("columns threw java.lang.IllegalStateException: bad manners"),
                why("org.example.bad.throws"));
        assertTrue(why("org.example.bad.sleeps").orElseThrow().startsWith("it was not created within "));
        assertEquals(Optional.of("another annotation type has that identifier"), why("box"));
        assertEquals(Optional.of("it was written for version 99.0 of the API; this Imago has " + AnnotationTypes.API),
                why("org.example.bad.new"));
        List<String> told = Incidents.all().stream().filter(one -> one.plugin().equals(PLUGIN))
                .map(Incident::id).toList();
        assertTrue(told.containsAll(List.of("box", "org.example.bad.new", "org.example.bad.throws",
                "org.example.bad.sleeps")), told.toString());
        String log = Files.readString(Platform.getLogFileLocation().toPath());
        assertTrue(log.contains("of the plug-in org.example.bad is switched off: columns threw"), "the error log");
    }

    private static Optional<String> why(String id) {
        return AnnotationTypes.contributions().stream()
                .filter(one -> one.declaration().plugin().equals(PLUGIN) && one.declaration().id().equals(id))
                .findFirst().flatMap(Contribution::whyOff);
    }

    @Test
    void whatIsNoFormatIsSwitchedOffWhenItIsUsed() {
        Contribution<?> format = Formats.contributions().stream()
                .filter(one -> one.declaration().id().equals("org.example.bad.format")).findFirst().orElseThrow();
        Formats.installed().all().forEach(some -> assertTrue(!some.description().isBlank()));
        assertEquals(State.OFF, format.state());
        assertTrue(format.whyOff().orElseThrow().contains("does not implement"));
    }
}
