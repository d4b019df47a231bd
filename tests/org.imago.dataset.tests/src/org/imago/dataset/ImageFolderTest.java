// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where images are looked for, and that no name leads out of there. */
class ImageFolderTest {

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("set"));
    }

    @Test
    void theFolderThatTheUserNames() throws IOException, DatasetException {
        Path other = Files.createDirectory(temp.resolve("photos"));
        image(folder.resolve("a.jpg"));
        Dataset dataset = named("a.jpg");
        assertEquals(other, ImageFolder.locate(dataset, Optional.of(other)).folder());
        Path none = temp.resolve("none");
        DatasetException e = assertThrows(DatasetException.class,
                () -> ImageFolder.locate(dataset, Optional.of(none)));
        assertEquals(none, e.file());
        assertTrue(e.getMessage().contains("expected the folder that holds the images"), e.getMessage());
    }

    @Test
    void besideTheFile() throws IOException, DatasetException {
        image(folder.resolve("a.jpg"));
        image(folder.resolve("images").resolve("a.jpg"));
        assertEquals(folder, ImageFolder.locate(named("a.jpg"), Optional.empty()).folder());
    }

    @Test
    void inImagesBesideTheFile() throws IOException, DatasetException {
        image(folder.resolve("images").resolve("b.jpg"));
        Dataset dataset = named("a.jpg", "../x.jpg", "b.jpg");
        ImageFolder found = ImageFolder.locate(dataset, Optional.empty());
        assertEquals(folder.resolve("images"), found.folder());
        assertEquals(folder.resolve("images").resolve("a.jpg"), found.resolve(dataset.samples().getFirst()));
    }

    @Test
    void nowhere() throws IOException, DatasetException {
        Dataset dataset = named("a.jpg", "b.jpg");
        DatasetException e = assertThrows(DatasetException.class, () -> ImageFolder.locate(dataset, Optional.empty()));
        assertEquals("filename", e.column());
        assertTrue(e.getMessage().contains("name the folder of the images"), e.getMessage());
    }

    @Test
    void thoughTheFirstThousandAreMissing() throws IOException, DatasetException {
        String[] names = new String[1500];
        for (int i = 0; i < names.length; i++) {
            names[i] = i + ".jpg";
            if (i >= 1000) {
                image(folder.resolve("images").resolve(names[i]));
            }
        }
        assertEquals(folder.resolve("images"), ImageFolder.locate(named(names), Optional.empty()).folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.jpg", "a/../../secret.jpg", "..", ".", "a/..", "/etc/passwd", "C:\\secret.jpg",
            "c:/secret.jpg", "\\\\server\\share\\a.jpg", "\\a.jpg", "..\\secret.jpg", "a\\..\\..\\secret.jpg", "",
            "   ", "//server/a.jpg", "./../set/../secret.jpg", "../set-too/a.jpg"})
    void aNameThatLeavesTheFolderIsRefused(String name) throws IOException, DatasetException {
        image(temp.resolve("secret.jpg"));
        Dataset dataset = named(name);
        ImageFolder images = ImageFolder.locate(dataset, Optional.of(folder));
        DatasetException e = assertThrows(DatasetException.class, () -> images.resolve(dataset.samples().getFirst()));
        assertEquals(List.of(2, "filename"), List.of(e.line(), e.column()));
        assertTrue(e.getMessage().contains("expected the name of an image in")
                || e.getMessage().contains("expected a name inside"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", " a.jpg ", "sub/a.jpg", "sub/../a.jpg", "..a.jpg", "a..jpg", "sub/..b/a.jpg",
            "comma, 'quote'.jpg", "%2e%2e%2fa.jpg", "~", "CON.jpg", "été – ファイル.jpg", "a b.jpg",
            "no extension"})
    void aNameInsideIsTaken(String name) throws IOException, DatasetException {
        Dataset dataset = named(name);
        Path resolved = ImageFolder.locate(dataset, Optional.of(folder)).resolve(dataset.samples().getFirst());
        assertEquals(folder.resolve(name.strip()).normalize(), resolved);
    }

    @Test
    void aLinkInTheFolderMayLeadElsewhere() throws IOException, DatasetException {
        Path elsewhere = image(temp.resolve("elsewhere").resolve("a.jpg"));
        Files.createSymbolicLink(folder.resolve("link"), elsewhere.getParent());
        Dataset dataset = named("link/a.jpg", "link/../../secret.jpg");
        ImageFolder images = ImageFolder.locate(dataset, Optional.of(folder));
        assertTrue(Files.isSameFile(elsewhere, images.resolve(dataset.samples().get(0))));
        assertThrows(DatasetException.class, () -> images.resolve(dataset.samples().get(1)));
    }

    @Test
    void backslashesOfAnotherSystem() throws IOException, DatasetException {
        Path file = image(folder.resolve("sub").resolve("a.jpg"));
        Dataset dataset = named("sub\\a.jpg");
        Path resolved = ImageFolder.locate(dataset, Optional.empty()).resolve(dataset.samples().getFirst());
        assertTrue(Files.isSameFile(file, resolved));
        if (File.separatorChar == '/') {
            Path exact = image(folder.resolve("sub\\a.jpg"));
            assertEquals(exact, ImageFolder.locate(dataset, Optional.empty()).resolve(dataset.samples().getFirst()));
        }
    }

    @Test
    void accentsComposedOrNot() throws IOException, DatasetException {
        Path file = image(folder.resolve(Normalizer.normalize("Äpfel.jpg", Normalizer.Form.NFD)));
        Dataset dataset = named(Normalizer.normalize("Äpfel.jpg", Normalizer.Form.NFC));
        Path resolved = ImageFolder.locate(dataset, Optional.empty()).resolve(dataset.samples().getFirst());
        assertTrue(Files.isSameFile(file, resolved));
    }

    @Test
    void anotherCaseIsAnotherFile() throws IOException, DatasetException {
        image(folder.resolve("A.JPG"));
        assumeTrue(!Files.exists(folder.resolve("a.jpg")), "the file system does not tell case apart");
        Dataset dataset = named("a.jpg");
        ImageFolder images = ImageFolder.locate(dataset, Optional.of(folder));
        assertFalse(Files.exists(images.resolve(dataset.samples().getFirst())));
        assertEquals(Optional.of("A.JPG"), images.differingInCase(dataset.samples().getFirst()));
    }

    private Dataset named(String... names) throws IOException, DatasetException {
        StringBuilder csv = new StringBuilder("class;filename\n");
        for (String name : names) {
            csv.append("peacock;").append(name).append('\n');
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        return Dataset.open(folder.resolve("data.csv"));
    }

    private static Path image(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[] {1});
    }
}
