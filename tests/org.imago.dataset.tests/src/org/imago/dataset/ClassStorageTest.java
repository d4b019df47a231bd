// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.ClassStorage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes that stand in the CSV as names, as places in a list, or as a column each. */
class ClassStorageTest {

    private static final String ONE_HOT = """
            {"classes": {"storage": "one-hot", "names": ["blue", "palm"], "columns": ["is_blue", "is_palm"]},
             "mine": 7}""";
    private static final String INDEX = """
            {"classes": {"storage": "index", "names": ["blue", "palm"]}}""";

    @TempDir
    Path folder;

    private Dataset open(String sidecar, String csv) throws IOException, DatasetException {
        Path file = Files.writeString(folder.resolve("birds.csv"), csv);
        Files.writeString(folder.resolve("birds.imago.json"), sidecar);
        return Dataset.open(file);
    }

    private static String save(Dataset dataset) throws IOException, DatasetException {
        dataset.save();
        return Files.readString(dataset.file());
    }

    @Test
    void oneColumnAClassIsReadAndOnlyItsCellsChange() throws IOException, DatasetException {
        Dataset dataset = open(ONE_HOT, "filename,is_blue,is_palm,x\na.jpg,yes,no,5\nb.jpg,,1,\nc.jpg,,,\nd.jpg,1,1,\n");
        assertEquals(List.of("blue", "palm", "", ""), dataset.samples().stream().map(Sample::label).toList());
        assertTrue(dataset.samples().get(3).labelProblem().orElseThrow().contains("2 columns"));
        assertEquals(List.of("blue", "palm"), dataset.classes());

        dataset.edit("Class", () -> dataset.samples().get(0).setLabel("palm"));
        dataset.edit("Class", () -> dataset.samples().get(2).setLabel("blue"));
        assertEquals("filename,is_blue,is_palm,x\na.jpg,0,1,5\nb.jpg,,1,\nc.jpg,1,,\nd.jpg,1,1,\n", save(dataset));
    }

    @Test
    void placesAreReadAndWritten() throws IOException, DatasetException {
        Dataset dataset = open(INDEX, "filename,class\na.jpg,0\nb.jpg,1.0\nc.jpg,\nd.jpg,7\n");
        assertEquals(List.of("blue", "palm", "", "7"), dataset.samples().stream().map(Sample::label).toList());
        assertTrue(dataset.samples().get(3).labelProblem().orElseThrow().contains("0 to 1"));
        assertFalse(dataset.samples().get(2).labelProblem().isPresent());

        dataset.edit("Class", () -> {
            dataset.samples().get(0).setLabel("palm");
            dataset.samples().get(1).setLabel("palm");
            dataset.samples().get(2).setLabel("blue");
        });
        assertEquals("filename,class\na.jpg,1\nb.jpg,1.0\nc.jpg,0\nd.jpg,7\n", save(dataset),
                "what says the same in another way stays");
    }

    @Test
    void aNewClassGoesBehindTheOthersSoThatNoneShifts() throws IOException, DatasetException {
        Dataset dataset = open(INDEX, "filename,class\na.jpg,0\nb.jpg,1\n");
        dataset.storeClasses(dataset.classStorage().with("gray", Optional.empty()));
        dataset.edit("Class", () -> dataset.samples().get(0).setLabel("gray"));
        assertEquals("filename,class\na.jpg,2\nb.jpg,1\n", save(dataset));
        assertEquals(List.of("gray", "palm"), Dataset.open(dataset.file()).samples().stream().map(Sample::label).toList());
    }

    @Test
    void whatOthersKeepBesideTheCsvStays() throws IOException, DatasetException {
        Dataset dataset = open(ONE_HOT, "filename,is_blue,is_palm\na.jpg,1,0\n");
        dataset.storeClasses(new ClassStorage(Kind.ONE_HOT, List.of("palm", "blue"), List.of("is_palm", "is_blue")));
        assertEquals(7, Sidecar.read(dataset.file()).orElseThrow().path("mine").asInt());
        assertEquals(List.of("palm", "blue"), Dataset.open(dataset.file()).classes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', value = {
        "{\"classes\": {\"storage\": \"magic\"}}|unknown storage",
        "{\"classes\": {\"storage\": \"index\"}}|expected the names",
        "{\"classes\": {\"storage\": \"index\", \"names\": \"blue\"}}|is no list",
        "{\"classes\": {\"storage\": \"index\", \"names\": [\"a\", \"a\"]}}|every class once",
        "{\"classes\": {\"storage\": \"one-hot\", \"names\": [\"a\", \"b\"], \"columns\": [\"x\"]}}|a column for each",
        "{\"classes\": {\"storage\": \"one-hot\", \"names\": [\"a\"], \"columns\": [\"nowhere\"]}}|no such column",
        "{\"classes\": |no valid JSON", "{}|expected an object", "[]|expected an object"})
    void aSidecarThatCannotBeUsedIsNamed(String sidecar, String message) {
        DatasetException e = assertThrows(DatasetException.class, () -> open(sidecar, "filename,class\na.jpg,0\n"));
        assertTrue(e.getMessage().contains("birds.imago.json") && e.getMessage().contains(message), e.getMessage());
    }
}
