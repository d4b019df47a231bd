// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.image.ContentDigest;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store keeps networks with a descriptor each, and nothing of what it refused. */
class WeightsStoreTest {

    @TempDir
    private Path folder;
    private WeightsStore store;

    @BeforeEach
    void createStore() {
        store = new WeightsStore(folder.resolve("store"));
    }

    @Test
    void addedWeightsAreFoundListedAndRemoved() throws Exception {
        Path file = network("tiny-dl4j.zip");
        Weights added = store.add(file.toString(), AddOptions.defaults());
        assertEquals("tiny", added.name());
        assertEquals(ContentDigest.sha256(file), added.sha256());
        assertEquals(Optional.of(added), store.find("tiny"));
        assertEquals(List.of(added), store.list());
        assertEquals(List.of("tiny.json", "tiny.zip"), stored());
        store.remove("tiny");
        assertEquals(List.of(), store.list());
        assertEquals(Optional.empty(), store.find("tiny"));
        assertEquals(List.of(), stored());
        assertThrows(WeightsException.class, () -> store.remove("tiny"));
    }

    @Test
    void theDescriptorTellsWhatWasAsked() throws Exception {
        Path file = network("tiny-dl4j.zip");
        store.add(file.toString(), new AddOptions(Optional.of("other"), Optional.of(Normalization.MINUS1TO1),
                Optional.of(ContentDigest.sha256(file).toUpperCase(Locale.ROOT)), "gap", 96, "CC0-1.0"));
        assertEquals(new Weights("other", folder.resolve("store").resolve("other.zip"), Normalization.MINUS1TO1, 96,
                "gap", "CC0-1.0", file.toString(), ContentDigest.sha256(file)), store.find("other").orElseThrow());
    }

    @Test
    void aDescriptorBesideTheFileFillsInWhatIsLeftOpen() throws Exception {
        Path file = network("tiny-dl4j.zip");
        Files.writeString(folder.resolve("tiny-dl4j.zip.json"), """
                {"normalization":"minus1to1","inputSize":160,"featureLayer":"gap","licence":"Apache-2.0",
                 "source":"https://example.org/tiny","sha256":"%s"}""".formatted(ContentDigest.sha256(file)));
        Weights added = store.add(file.toString(), AddOptions.defaults());
        assertEquals(Normalization.MINUS1TO1, added.normalization());
        assertEquals(160, added.inputSize());
        assertEquals("gap", added.featureLayer());
        assertEquals("Apache-2.0", added.licence());
        assertEquals("https://example.org/tiny", added.source());
    }

    @Test
    void aDescriptorBesideTheFileThatCannotBeReadIsNamed() throws Exception {
        Path file = network("tiny-dl4j.zip");
        Files.writeString(folder.resolve("tiny-dl4j.zip.json"), "{\"normalization\":\"caffe\"}");
        assertRefused(file, AddOptions.defaults(), "tiny-dl4j.zip.json");
    }

    @Test
    void aNameIsNotTakenTwice() throws Exception {
        Path file = network("tiny-dl4j.zip");
        store.add(file.toString(), AddOptions.defaults());
        WeightsException refused = assertThrows(WeightsException.class,
                () -> store.add(file.toString(), AddOptions.defaults()));
        assertTrue(refused.getMessage().contains("are there already"), refused.getMessage());
        assertEquals(List.of("tiny.json", "tiny.zip"), stored());
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"../evil", "a/b", "a\\b", "..", ".hidden", "", "C:x", "a\u0000b"})
    void aNameThatWouldLeaveTheStoreIsRefused(String name) throws Exception {
        assertRefused(network("tiny-dl4j.zip"), new AddOptions(Optional.of(name), Optional.empty(), Optional.empty(),
                "", 0, ""), "is no name for weights");
        assertEquals(Optional.empty(), store.find(name));
        assertThrows(WeightsException.class, () -> store.remove(name));
    }

    @Test
    void anotherDigestIsRefused() throws Exception {
        Path file = network("tiny-dl4j.zip");
        assertRefused(file, expecting("0".repeat(64)), "expected " + "0".repeat(64));
        assertRefused(file, expecting("00ff"), "is no SHA-256 digest");
    }

    private static AddOptions expecting(String digest) {
        return new AddOptions(Optional.empty(), Optional.empty(), Optional.of(digest), "", 0, "");
    }

    @Test
    void aLayerThatTheNetworkLacksIsRefusedWithThoseItHas() throws Exception {
        assertRefused(network("tiny-dl4j.zip"), new AddOptions(Optional.empty(), Optional.empty(), Optional.empty(),
                "pool", 0, ""), "it has gap");
    }

    @Test
    void whatIsNoNetworkLeavesNothingBehind() throws Exception {
        assertRefused(Files.writeString(folder.resolve("page-dl4j.zip"), "<html>404</html>"), AddOptions.defaults(),
                "it is a web page");
        assertRefused(new NetworkZip().with("preprocessor.bin", new byte[1]).write(folder.resolve("evil-dl4j.zip")),
                AddOptions.defaults(), "'preprocessor.bin'");
        assertRefused(folder.resolve("missing.zip"), AddOptions.defaults(), "missing.zip is no file");
    }

    @Test
    void aStoreThatCannotBeWrittenIsNamed() throws Exception {
        Path file = network("tiny-dl4j.zip");
        Files.writeString(folder.resolve("store"), "a file where the folder should be");
        WeightsException refused = assertThrows(WeightsException.class,
                () -> store.add(file.toString(), AddOptions.defaults()));
        assertTrue(refused.getMessage().contains(folder.resolve("store").toString()), refused.getMessage());
    }

    @Test
    void aFileChangedAfterwardsIsNotHandedOut() throws Exception {
        Weights weights = store.add(network("tiny-dl4j.zip").toString(), AddOptions.defaults());
        Files.write(weights.file(), new byte[] {1, 2, 3});
        WeightsException refused = assertThrows(WeightsException.class, () -> store.find("tiny"));
        assertTrue(refused.getMessage().contains("not the file that was added"), refused.getMessage());
    }

    @Test
    void realWeightsAreTakenUnderTheirOwnName() throws Exception {
        Path real = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        Weights weights = store.add(real.toString(), AddOptions.defaults());
        assertEquals("mobilenetv2_1.0_float_notop", weights.name());
        assertEquals(224, weights.inputSize());
        assertTrue(store.find(weights.name()).isPresent());
    }

    private Path network(String name) throws IOException {
        return new NetworkZip().write(folder.resolve(name));
    }

    private List<String> stored() throws IOException {
        if (!Files.isDirectory(folder.resolve("store"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertRefused(Path file, AddOptions options, String reason) throws IOException {
        WeightsException refused = assertThrows(WeightsException.class, () -> store.add(file.toString(), options));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertEquals(List.of(), stored());
    }
}
