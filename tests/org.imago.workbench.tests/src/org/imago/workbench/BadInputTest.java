// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong, a clear message says so, nothing is lost and everything else goes on. */
class BadInputTest {

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.closeAll();
    }

    static Stream<Arguments> files() {
        return Stream.of(Arguments.of(null, "does not exist"), Arguments.of("", "empty"),
                Arguments.of("a,b\n1,2\n", "no such column"),
                Arguments.of("class,name\nx,a.png\n", "filename"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsNoDataSetIsRefusedInWords(String content, String words) throws IOException {
        Path csv = folder.resolve("bad.csv");
        if (content != null) {
            Files.writeString(csv, content);
        }
        List<String> seen = new ArrayList<>();
        desk.answerNext("OK", seen);
        desk.ask(csv);
        desk.until("a message", () -> !seen.isEmpty());
        assertTrue(seen.getFirst().contains(words), seen.toString());
        assertEquals(List.of(), Desk.sessions().all());
        Path good = Pictures.write(folder);
        desk.open(good);
        assertEquals(Pictures.COUNT, desk.session().order().size());
    }

    @Test
    void tenThousandMissingImagesAreListedAndCanBeWorkedOn() throws IOException {
        StringBuilder text = new StringBuilder("class,filename,exclude\nblue,00.png,\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("blue,gone-").append(i).append(".jpg,\n");
        }
        Path csv = Files.writeString(folder.resolve("missing.csv"), text);
        Pictures.write(folder);
        desk.ask(csv);
        desk.until("the data set", () -> desk.editor().flatMap(editor -> editor.session()).isPresent());
        desk.until("its problems", () -> desk.session().problems().all().size() >= 10_000);
        desk.session().step(1);
        desk.key(0, 'e');
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        assertTrue(Files.readString(csv).startsWith("class,filename,exclude\nblue,00.png,\nblue,gone-0.jpg,1\n"));
    }

    @Test
    void anImageThatIsDeletedWhileItIsShownStaysUntilItIsLeftAndIsThenMissing() throws IOException {
        desk.open(Pictures.write(folder));
        Files.delete(folder.resolve(Pictures.name(0)));
        desk.drag(20, 30, 80, 90);
        desk.session().step(10);
        desk.until("another image", () -> desk.session().imageSize().isPresent());
        desk.session().step(-10);
        desk.until("the message", () -> desk.session().imageSize().isEmpty());
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.session().dirty());
        assertTrue(Files.readString(folder.resolve("data.csv")).contains(Pictures.row(0, "", "20,30,60,60")));
    }

    @Test
    void inAReadOnlyFolderEditsAreKeptInTheJournal() throws IOException {
        Path csv = Pictures.write(folder);
        Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            desk.open(csv);
            desk.drag(20, 30, 80, 90);
            List<String> seen = new ArrayList<>();
            desk.answerNext("Later", seen);
            desk.execute("org.eclipse.ui.file.save");
            desk.until("a message", () -> !seen.isEmpty());
            assertTrue(seen.getFirst().contains("read-only") && seen.getFirst().contains("journal"), seen.toString());
            assertTrue(desk.session().dirty());
            desk.closeAll();

            desk.answerNext("Recover", seen);
            desk.open(csv);
            desk.until("the edit", () -> desk.session().dirty());
            assertEquals(1, desk.canvas().boxes().size());
            desk.session().discard();
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
