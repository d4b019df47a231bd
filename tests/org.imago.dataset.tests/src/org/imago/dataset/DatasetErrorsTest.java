// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error names file, line and column, says what was expected, and loses nothing. */
class DatasetErrorsTest {

    private static final String HEADER = "class,filename,exclude,x,y,w,h\n";

    @TempDir
    Path folder;

    @Test
    void aMissingFile() {
        Path csv = folder.resolve("none.csv");
        assertError(csv, 0, "", "give the path of a CSV file", () -> Dataset.open(csv));
    }

    @Test
    void aFolder() {
        assertError(folder, 0, "", "it is a folder", () -> Dataset.open(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  \r\n \t\r\n", "\ufeff"})
    void anEmptyFile(String content) throws IOException {
        Path csv = write(content);
        assertError(csv, 0, "", "expected a header line", () -> Dataset.open(csv));
    }

    @Test
    void aQuoteThatNeverEnds() throws IOException {
        Path csv = write("class,filename,note\npeacock,a.jpg,\"two\nlines\"\nadmiral,b.jpg,\"open\ncomma,c.jpg,\n");
        assertError(csv, 4, "note", "expected a closing quote", () -> Dataset.open(csv));
    }

    @Test
    void textBehindAClosingQuote() throws IOException {
        Path csv = write("class;filename\npeacock;\"a\"b.jpg\n");
        assertError(csv, 2, "filename", "expected the delimiter ;", () -> Dataset.open(csv));
    }

    @Test
    void aBrokenHeader() throws IOException {
        Path csv = write("class,\"filename\npeacock,a.jpg\n");
        assertError(csv, 1, "", "expected a closing quote", () -> Dataset.open(csv));
    }

    @Test
    void aNulByte() throws IOException {
        Path csv = write("class,filename\r\npeacock,a.jpg\radmiral,\0.jpg\n");
        assertError(csv, 3, "", "expected text", () -> Dataset.open(csv));
    }

    @Test
    void wideCharacters() throws IOException {
        Path csv = folder.resolve("data.csv");
        Files.write(csv, ("\ufeff" + HEADER).getBytes(StandardCharsets.UTF_16LE));
        assertError(csv, 0, "", "expected UTF-8", () -> Dataset.open(csv));
    }

    @Test
    void noColumnOfTheClass() throws IOException {
        Path csv = write("\nspecies,filename\npeacock,a.jpg\n");
        assertError(csv, 2, "class", "the header has species, filename", () -> Dataset.open(csv));
    }

    @Test
    void noColumnOfTheFileName() throws IOException {
        Path csv = write("class,photo\npeacock,a.jpg\n");
        assertError(csv, 1, "filename", "data.imago.json", () -> Dataset.open(csv));
    }

    @Test
    void aColumnTwice() throws IOException {
        Path csv = write("class,filename,Class\npeacock,a.jpg,admiral\n");
        assertError(csv, 1, "class", "expected once", () -> Dataset.open(csv));
    }

    @Test
    void anUnknownColumnIsNotSet() throws IOException, DatasetException {
        Dataset dataset = Dataset.open(write(HEADER + "peacock,a.jpg,,,,,\n"));
        assertError(dataset.file(), 2, "colour", "expected one of class, filename",
                () -> dataset.samples().getFirst().set("colour", "red"));
    }

    @Test
    void aRowThatIsTooLongForAnAddedColumn() throws IOException, DatasetException {
        Dataset dataset = Dataset.open(write("class,filename\npeacock,a.jpg\nadmiral,b,c.jpg\n"));
        assertError(dataset.file(), 3, "exclude", "expected at most 2",
                () -> dataset.samples().getFirst().set(Role.EXCLUDE, "1"));
        assertEquals(List.of("class", "filename"), dataset.columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"four", "1,5", "NaN", "Infinity", "0x10", "1e999", "1 2", "--1", "1.2.3"})
    void aNumberThatIsNone(String text) throws IOException, DatasetException {
        Dataset dataset = Dataset.open(write(HEADER + "peacock,a.jpg,,\"" + text + "\",1,2,3\n"));
        assertError(dataset.file(), 2, "x", "expected", () -> RecordedBox.read(dataset.samples().getFirst()));
    }

    @Test
    void aCharacterThatTheFileCannotHold() throws IOException, DatasetException {
        Path csv = folder.resolve("data.csv");
        Files.write(csv, "class,filename\nZitronenfälter,a.jpg\n".getBytes(StandardCharsets.ISO_8859_1));
        Dataset dataset = Dataset.open(csv);
        Sample sample = dataset.samples().getFirst();
        assertEquals("Zitronenfälter", sample.label());
        assertError(csv, 2, "class", "convert the file to UTF-8", () -> sample.set(Role.CLASS, "蝶"));
        assertError(csv, 2, "class", "remove it", () -> sample.set(Role.CLASS, "a\0"));
    }

    @Test
    void aFileChangedOutsideIsNeverOverwritten() throws IOException, DatasetException {
        Path csv = write(HEADER + "peacock,a.jpg,,,,,\n");
        Dataset dataset = Dataset.open(csv);
        dataset.samples().getFirst().set(Role.EXCLUDE, "1");
        byte[] theirs = (HEADER + "admiral,a.jpg,,,,,\n").getBytes(StandardCharsets.UTF_8);
        Files.write(csv, theirs);
        assertError(csv, 0, "", "changed by another program", dataset::save);
        assertError(csv, 0, "", "changed by another program", () -> dataset.saveAs(csv));
        Path same = csv.resolveSibling(folder.getFileName()).resolveSibling("data.csv");
        assertError(csv, 0, "", "changed by another program", () -> dataset.saveAs(same));
        assertArrayEquals(theirs, Files.readAllBytes(csv));
        assertTrue(dataset.dirty());
        Path other = folder.resolve("mine.csv");
        dataset.saveAs(other);
        assertEquals(HEADER + "peacock,a.jpg,1,,,,\n", Files.readString(other));
        assertArrayEquals(theirs, Files.readAllBytes(csv));
    }

    @Test
    void aFileRemovedOutside() throws IOException, DatasetException {
        Path csv = write(HEADER + "peacock,a.jpg,,,,,\n");
        Dataset dataset = Dataset.open(csv);
        dataset.samples().getFirst().set(Role.EXCLUDE, "1");
        Files.delete(csv);
        assertError(csv, 0, "", "was removed or moved", dataset::save);
        assertTrue(dataset.dirty());
    }

    @Test
    void aReadOnlyFileStays() throws IOException, DatasetException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs permissions");
        Path csv = write(HEADER + "peacock,a.jpg,,,,,\n");
        Dataset dataset = Dataset.open(csv);
        dataset.samples().getFirst().set(Role.EXCLUDE, "1");
        Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("r--r--r--"));
        assertError(csv, 0, "", "read-only", dataset::save);
        assertEquals(HEADER + "peacock,a.jpg,,,,,\n", Files.readString(csv));
        assertTrue(dataset.dirty());
        assertEquals(1, filesBeside());
    }

    @Test
    void aFolderAsTarget() throws IOException, DatasetException {
        Dataset dataset = Dataset.open(write(HEADER + "peacock,a.jpg,,,,,\n"));
        Path target = Files.createDirectory(folder.resolve("target.csv"));
        assertError(target, 0, "", "is a folder", () -> dataset.saveAs(target));
        Path nowhere = folder.resolve("nowhere").resolve("data.csv");
        assertError(nowhere, 0, "", "is no folder", () -> dataset.saveAs(nowhere));
        assertEquals(2, filesBeside());
    }

    @Test
    void permissionsAndLinksSurviveSaving() throws IOException, DatasetException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "needs permissions");
        Path csv = write(HEADER + "peacock,a.jpg,,,,,\n");
        Files.setPosixFilePermissions(csv, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), csv);
        Dataset dataset = Dataset.open(link);
        dataset.samples().getFirst().set(Role.EXCLUDE, "1");
        dataset.save();
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)));
        assertEquals(HEADER + "peacock,a.jpg,1,,,,\n", Files.readString(csv));
        assertEquals(2, filesBeside());
    }

    private long filesBeside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), content);
    }

    private static void assertError(Path file, int line, String column, String words, Executable action) {
        DatasetException e = assertThrows(DatasetException.class, action);
        assertEquals(List.of(file, line, column), List.of(e.file(), e.line(), e.column()), e.getMessage());
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.getMessage().startsWith(file + (line > 0 ? ", line " + line : "")), e.getMessage());
    }
}
