// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row says. */
class SampleTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "0", " 0 ", "0.0", "0.", "no", "No", "FALSE", "false"})
    void notExcluded(String cell) throws IOException, DatasetException {
        Sample sample = sample(cell);
        assertEquals(List.of(false, true), List.of(sample.excluded(), sample.excludeIsClear()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " 1 ", "1.0", "1.00", "yes", "Yes", "TRUE", "true"})
    void excluded(String cell) throws IOException, DatasetException {
        Sample sample = sample(cell);
        assertEquals(List.of(true, true), List.of(sample.excluded(), sample.excludeIsClear()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2", "0.5", "-1", "maybe", "nan", "00"})
    void excludedUntilSomebodyLooks(String cell) throws IOException, DatasetException {
        Sample sample = sample(cell);
        assertEquals(List.of(true, false), List.of(sample.excluded(), sample.excludeIsClear()));
    }

    @Test
    void withoutAnExcludeColumnNobodyIs() throws IOException, DatasetException {
        Sample sample = Tables.open(folder, "class,filename", "peacock,a.jpg").samples().getFirst();
        assertEquals(List.of(false, true), List.of(sample.excluded(), sample.excludeIsClear()));
        assertEquals(Optional.empty(), sample.value(Role.EXCLUDE));
    }

    @Test
    void theSameRowIsTheSameSample() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "class,filename", "peacock,a.jpg", "peacock,a.jpg");
        assertEquals(dataset.samples().get(0), dataset.samples().get(0));
        assertEquals(1, Set.of(dataset.samples().get(0)).size());
        assertTrue(Set.of(dataset.samples().get(0)).contains(dataset.samples().get(0)));
        assertNotEquals(dataset.samples().get(0), dataset.samples().get(1));
        assertNotEquals(dataset.samples().get(0), Dataset.open(dataset.file()).samples().get(0));
        assertThrows(IndexOutOfBoundsException.class, () -> dataset.samples().get(2));
        assertThrows(UnsupportedOperationException.class, () -> dataset.samples().remove(0));
    }

    @Test
    void classesAreSortedAndNotBlank() throws IOException, DatasetException {
        Dataset dataset = Tables.open(folder, "filename,class", "a.jpg,peacock", "b.jpg, comma ", "c.jpg,", "d.jpg");
        assertEquals(List.of("comma", "peacock"), dataset.classes());
        dataset.samples().get(3).set(Role.CLASS, "admiral");
        assertEquals(List.of("admiral", "comma", "peacock"), dataset.classes());
    }

    private Sample sample(String exclude) throws IOException, DatasetException {
        return Tables.open(folder, "class,filename,exclude", "peacock,a.jpg," + exclude).samples().getFirst();
    }
}
