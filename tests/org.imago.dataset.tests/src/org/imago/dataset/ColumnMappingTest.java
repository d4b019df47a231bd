// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which column is which is found by name, or said in a file beside the CSV. */
class ColumnMappingTest {

    @TempDir
    Path folder;

    @Test
    void namesInAnyCaseAndOrder() throws IOException, DatasetException {
        Dataset dataset = open("H, W ,y,X,FileName,EXCLUDE,Class,Orig_File_Width\n4,3,2,1,a.jpg,yes,peacock,640\n");
        Sample sample = dataset.samples().getFirst();
        assertEquals("a.jpg", sample.fileName());
        assertEquals("peacock", sample.label());
        assertTrue(sample.excluded());
        assertEquals(3, sample.number(Role.W).getAsDouble());
        assertEquals(Optional.of(" W "), dataset.mapping().column(Role.W));
        assertEquals(Optional.empty(), dataset.mapping().column(Role.ORIGINAL_HEIGHT));
    }

    @Test
    void columnsNamedByHand() throws IOException, DatasetException {
        map("{\"columns\": {\"class\": \"Species\", \"filename\": \"photo\", \"exclude\": null}}");
        Dataset dataset = open("Species;Photo;exclude\npeacock;a.jpg;1\n");
        Sample sample = dataset.samples().getFirst();
        assertEquals("peacock", sample.label());
        assertEquals("a.jpg", sample.fileName());
        assertFalse(sample.excluded());
        assertThrows(DatasetException.class, () -> sample.set(Role.EXCLUDE, "0"), "the user said it has none");
        sample.set("Photo", "b.jpg");
        assertEquals("b.jpg", sample.fileName());
    }

    @Test
    void mistakesInTheMappingNameIt() throws IOException {
        assertMistake("{\"columns\": {\"class\": \"kind\"}}", 0, "expected one of Species, filename");
        assertMistake("{\"columns\": {\"sort\": \"Species\"}}", 0, "unknown role \"sort\"");
        assertMistake("{}", 0, "expected an object");
        assertMistake("{\n\"columns\": {\n\"class\" \"x\"}}", 3, "no valid JSON");
    }

    @Test
    void theMappingGoesWithTheFile() throws IOException, DatasetException {
        map("{\"columns\": {\"class\": \"Species\"}}");
        Dataset dataset = open("Species,filename\npeacock,a.jpg\n");
        Path other = folder.resolve("other.csv");
        dataset.saveAs(other);
        assertEquals("peacock", Dataset.open(other).samples().getFirst().label());
    }

    private void assertMistake(String json, int line, String words) throws IOException {
        map(json);
        DatasetException e = assertThrows(DatasetException.class, () -> open("Species,filename\npeacock,a.jpg\n"));
        assertEquals(folder.resolve("data.imago.json"), e.file());
        assertEquals(line, e.line());
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    private void map(String json) throws IOException {
        Files.writeString(folder.resolve("data.imago.json"), json);
    }

    private Dataset open(String csv) throws IOException, DatasetException {
        return Dataset.open(Files.writeString(folder.resolve("data.csv"), csv));
    }
}
