// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.image.ContentDigest;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvents;
import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights from the net are complete and checked, or not taken at all. */
class DownloadTest {

    @TempDir
    private Path folder;
    private WeightsStore store;
    private ScriptedServer server;
    private byte[] network;

    @BeforeEach
    void startServer() throws IOException {
        store = new WeightsStore(folder);
        network = new NetworkZip().bytes();
        server = new ScriptedServer().file("/files/tiny-dl4j.zip", network);
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void aFileFromTheNetIsNamedAfterItsAddress() throws Exception {
        Weights weights = store.add(server.address("/files/tiny-dl4j.zip"), AddOptions.defaults());
        assertEquals("tiny", weights.name());
        assertEquals(server.address("/files/tiny-dl4j.zip"), weights.source());
        assertEquals(ContentDigest.sha256(network), weights.sha256());
        assertEquals(Optional.of(weights), store.find("tiny"));
    }

    @Test
    void redirectsAreFollowed() throws Exception {
        server.redirect("/old-dl4j.zip", "/moved").redirect("/moved", server.address("/files/tiny-dl4j.zip"));
        assertEquals("old", store.add(server.address("/old-dl4j.zip"), AddOptions.defaults()).name());
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        server.redirect("/a-dl4j.zip", "/a-dl4j.zip");
        assertRefused("/a-dl4j.zip", AddOptions.defaults(), "redirects more than 5 times");
    }

    @Test
    void aRedirectToAFileOfThisMachineIsNotFollowed() throws Exception {
        server.redirect("/a-dl4j.zip", "file:///etc/passwd");
        assertRefused("/a-dl4j.zip", AddOptions.defaults(), "expected http://");
    }

    @Test
    void aMissingPageIsNamedWithItsStatus() throws Exception {
        assertRefused("/nothing-dl4j.zip", AddOptions.defaults(), "status 404");
    }

    @Test
    void aWebPageInsteadOfTheFileIsRefused() throws Exception {
        server.file("/page-dl4j.zip", "\n<!DOCTYPE html><html>sign in</html>".getBytes(StandardCharsets.UTF_8));
        assertRefused("/page-dl4j.zip", AddOptions.defaults(), "it is a web page");
    }

    @Test
    void aDownloadThatBreaksOffIsRefused() throws Exception {
        server.answer("/half-dl4j.zip", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        assertRefused("/half-dl4j.zip", AddOptions.defaults(), "broke off after 10 bytes");
        server.answer("/chunk-dl4j.zip", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
                "ff\r\nshort".getBytes(StandardCharsets.US_ASCII));
        assertRefused("/chunk-dl4j.zip", AddOptions.defaults(), "broke off");
    }

    @Test
    void aDownloadThatEndsEarlyWithoutSayingHowLongItIsIsRefused() throws Exception {
        server.answer("/half-dl4j.zip", "HTTP/1.1 200 OK\r\n", Arrays.copyOf(network, network.length / 2));
        assertRefused("/half-dl4j.zip", AddOptions.defaults(), "cut short or damaged");
    }

    @Test
    void aFileTooLargeIsRefusedBeforeItIsFetched() throws Exception {
        server.answer("/large-dl4j.zip", "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n", new byte[10]);
        assertRefused("/large-dl4j.zip", AddOptions.defaults(), "is larger than");
    }

    @Test
    void anotherDigestIsRefused() throws Exception {
        assertRefused("/files/tiny-dl4j.zip", new AddOptions(Optional.empty(), Optional.empty(),
                Optional.of("0".repeat(64)), "", 0, ""), "expected " + "0".repeat(64));
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        server.close();
        assertRefused("/files/tiny-dl4j.zip", AddOptions.defaults(), "check the address and the connection");
    }

    @Test
    void secretsInAnAddressAreNeitherStoredNorShown() throws Exception {
        String address = server.address("/files/tiny-dl4j.zip").replace("//", "//me:secret@") + "?token=secret#x";
        WeightsException refused = assertThrows(WeightsException.class,
                () -> store.add(address, AddOptions.defaults()));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        server.file("/files/tiny-dl4j.zip?token=secret", network);
        assertEquals(server.address("/files/tiny-dl4j.zip"), store.add(address, AddOptions.defaults()).source());
    }

    @Test
    void aCancelledDownloadLeavesNothingBehind() throws Exception {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThrows(CancelledException.class, () -> store.add(server.address("/files/tiny-dl4j.zip"),
                AddOptions.defaults(), RunEvents.none(), cancelled));
        assertEquals(List.of(), stored());
    }

    private void assertRefused(String path, AddOptions options, String reason) throws IOException {
        WeightsException refused = assertThrows(WeightsException.class,
                () -> store.add(server.address(path), options));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
        assertTrue(refused.getMessage().contains(server.address(path)), refused.getMessage());
        assertEquals(List.of(), stored());
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
