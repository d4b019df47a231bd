// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.imago.image.ContentDigest;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store takes real networks and refuses everything else before anything is loaded. */
class WeightsStoreTest {

    private static final String CONFIGURATION = """
            {"networkInputs":["input"],"networkOutputs":["gap"],
             "vertices":{"gap":{"@class":"org.deeplearning4j.nn.conf.graph.LayerVertex"}}}""";

    @TempDir
    private Path folder;
    private WeightsStore store;

    @BeforeEach
    void createStore() {
        store = new WeightsStore(folder.resolve("store"));
    }

    @Test
    void addedWeightsAreFoundListedAndRemoved() throws Exception {
        Path file = zip("tiny-dl4j.zip", CONFIGURATION, Map.of());
        Weights added = store.add(file.toString(), AddOptions.defaults());
        assertEquals("tiny", added.name());
        assertEquals(ContentDigest.sha256(file), added.sha256());
        assertEquals(Optional.of(added), store.find("tiny"));
        assertEquals(List.of(added), store.list());
        store.remove("tiny");
        assertEquals(List.of(), store.list());
        assertEquals(Optional.empty(), store.find("tiny"));
        assertThrows(WeightsException.class, () -> store.remove("tiny"));
    }

    @Test
    void aNameIsNotTakenTwice() throws Exception {
        Path file = zip("tiny-dl4j.zip", CONFIGURATION, Map.of());
        store.add(file.toString(), AddOptions.defaults());
        assertRefused(file, AddOptions.defaults(), "are there already");
    }

    @Test
    void aNameThatWouldLeaveTheStoreIsRefused() throws Exception {
        Path file = zip("tiny-dl4j.zip", CONFIGURATION, Map.of());
        assertRefused(file, new AddOptions(Optional.of("../evil"), Normalization.IMAGENET, Optional.empty(), "", 0, ""),
                "is no name for weights");
        assertEquals(Optional.empty(), store.find("../evil"));
    }

    @Test
    void anotherDigestIsRefused() throws Exception {
        Path file = zip("tiny-dl4j.zip", CONFIGURATION, Map.of());
        assertRefused(file, new AddOptions(Optional.empty(), Normalization.IMAGENET, Optional.of("00ff"), "", 0, ""),
                "expected 00ff");
    }

    @Test
    void whatIsNoZipIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("page-dl4j.zip"), "<html>404</html>");
        assertRefused(file, AddOptions.defaults(), "is no zip");
    }

    @Test
    void aZipWithoutANetworkIsRefused() throws Exception {
        Path file = folder.resolve("other-dl4j.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(out, "readme.txt", new byte[3]);
        }
        assertRefused(file, AddOptions.defaults(), "holds no configuration.json");
    }

    @Test
    void serialisedJavaObjectsAreRefused() throws Exception {
        assertRefused(zip("tiny-dl4j.zip", CONFIGURATION, Map.of("normalizer.bin", new byte[10])),
                AddOptions.defaults(), "normalizer.bin");
        assertRefused(zip("tiny-dl4j.zip", CONFIGURATION, Map.of("../../evil.sh", new byte[10])),
                AddOptions.defaults(), "evil.sh");
    }

    @Test
    void classesOtherThanDl4jsAreRefused() throws Exception {
        String hostile = CONFIGURATION.replace("org.deeplearning4j.nn.conf.graph.LayerVertex",
                "javax.naming.InitialContext");
        assertRefused(zip("tiny-dl4j.zip", hostile, Map.of()), AddOptions.defaults(), "javax.naming.InitialContext");
        assertRefused(zip("tiny-dl4j.zip", "{\"confs\":[]}", Map.of()), AddOptions.defaults(), "ComputationGraph");
        assertRefused(zip("tiny-dl4j.zip", "not json", Map.of()), AddOptions.defaults(), "not JSON");
    }

    @Test
    void anArchiveMadeToFillADiskIsRefused() throws Exception {
        Path file = zip("bomb-dl4j.zip", CONFIGURATION, Map.of("updaterState.bin", new byte[64 << 20]));
        assertTrue(Files.size(file) < 1 << 20);
        assertRefused(file, AddOptions.defaults(), "unpacks to more than");
    }

    @Test
    void aFileChangedAfterwardsIsNotHandedOut() throws Exception {
        Weights weights = store.add(zip("tiny-dl4j.zip", CONFIGURATION, Map.of()).toString(), AddOptions.defaults());
        Files.write(weights.file(), new byte[] {1, 2, 3});
        WeightsException refused = assertThrows(WeightsException.class, () -> store.find("tiny"));
        assertTrue(refused.getMessage().contains("not the file that was added"), refused.getMessage());
    }

    @Test
    void aDownloadThatBreaksOffLeavesNothingBehind() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread answering = Thread.ofPlatform().start(() -> answerHalf(server));
            String address = "http://localhost:" + server.getLocalPort() + "/half-dl4j.zip";
            assertThrows(WeightsException.class, () -> store.add(address, AddOptions.defaults()));
            answering.join();
        }
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static void answerHalf(ServerSocket server) {
        try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
            socket.getInputStream().read(new byte[1024]);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void realNetworksAreTaken() throws Exception {
        Path real = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        Weights weights = store.add(real.toString(), AddOptions.defaults());
        assertEquals("mobilenetv2_1.0_float_notop", weights.name());
        assertEquals(224, weights.inputSize());
        assertTrue(store.find(weights.name()).isPresent());
    }

    private void assertRefused(Path file, AddOptions options, String reason) {
        WeightsException refused = assertThrows(WeightsException.class, () -> store.add(file.toString(), options));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertFalse(refused.getMessage().isBlank());
    }

    private Path zip(String name, String configuration, Map<String, byte[]> further) throws IOException {
        Path file = folder.resolve(name);
        Map<String, byte[]> entries = new LinkedHashMap<>(further);
        entries.put("configuration.json", configuration.getBytes(StandardCharsets.UTF_8));
        entries.put("coefficients.bin", new byte[16]);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                entry(out, entry.getKey(), entry.getValue());
            }
        }
        return file;
    }

    private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
