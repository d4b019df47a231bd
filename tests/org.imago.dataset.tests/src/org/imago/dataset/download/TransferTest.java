// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file comes whole or not at all, whatever a server does, and the reason is said. */
class TransferTest {

    private static final byte[] BODY = "0123456789".repeat(100).getBytes(StandardCharsets.US_ASCII);
    private static final Transfer.Limits LIMITS = new Transfer.Limits(100_000, 5, Duration.ofSeconds(30));

    @TempDir
    private Path folder;
    private ScriptedServer server;
    private Path target;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer().file("/a", BODY);
        target = folder.resolve("a");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Transfer transfer() {
        return new Transfer(Addresses.ANY, LIMITS, new FakeTime());
    }

    private TransferException refused(String path) {
        return assertThrows(TransferException.class,
                () -> transfer().to(server.address(path), target, () -> false));
    }

    private void assertRefused(DownloadProblem problem, String words, String path) {
        TransferException refused = refused(path);
        assertEquals(problem, refused.problem(), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @Test
    void aFileIsFetchedAndTheServerIsToldByWhom() throws Exception {
        assertEquals(BODY.length, transfer().to(server.address("/a"), target, () -> false).bytes());
        assertArrayEquals(BODY, Files.readAllBytes(target));
        assertTrue(server.requests().getFirst().headers().get("user-agent").startsWith("Imago/"));
    }

    @Test
    void redirectsAreFollowedToTheirEnd() throws Exception {
        server.redirect("/b", "/c").redirect("/c", server.address("/a"));
        assertEquals(server.address("/a"), transfer().to(server.address("/b"), target, () -> false).address().toString());
        assertArrayEquals(BODY, Files.readAllBytes(target));
    }

    @Test
    void redirectsThatMayNotBeFollowedAreNot() {
        server.redirect("/loop", "/loop").redirect("/file", "file:///etc/passwd").redirect("/bad", "http://a b/")
                .redirect("/nowhere", "");
        assertRefused(DownloadProblem.REDIRECT, "more than 5 times", "/loop");
        assertEquals(6, server.requests("/loop"));
        assertRefused(DownloadProblem.BAD_ADDRESS, "expected http://", "/file");
        assertRefused(DownloadProblem.REDIRECT, "no valid address", "/bad");
        assertRefused(DownloadProblem.BAD_STATUS, "status 302", "/nowhere");
    }

    @Test
    void whatBreaksOffIsNotTaken() {
        server.answer("/short", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        server.answer("/chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", "ff\r\nshort".getBytes(
                StandardCharsets.US_ASCII));
        server.reset("/reset", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        assertRefused(DownloadProblem.BROKE_OFF, "broke off after 10 bytes", "/short");
        assertRefused(DownloadProblem.BROKE_OFF, "broke off", "/chunk");
        assertRefused(DownloadProblem.BROKE_OFF, "broke off", "/reset");
    }

    @Test
    void whoNeverAnswersIsUnreachable() throws IOException {
        server.reset("/reset", "", new byte[0]).answer("/noise", "", "garbage\r\n\r\n".getBytes(
                StandardCharsets.US_ASCII));
        assertRefused(DownloadProblem.UNREACHABLE, "check the address and the connection", "/reset");
        assertRefused(DownloadProblem.UNREACHABLE, "check the address and the connection", "/noise");
        server.close();
        assertRefused(DownloadProblem.UNREACHABLE, "check the address and the connection", "/a");
    }

    @Test
    void whatIsTooLargeIsNotFetched() {
        server.answer("/announced", "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n", new byte[10]);
        server.answer("/endless", "HTTP/1.1 200 OK\r\n", new byte[200_000]);
        assertRefused(DownloadProblem.TOO_LARGE, "larger than 100000 bytes", "/announced");
        assertRefused(DownloadProblem.TOO_LARGE, "larger than 100000 bytes", "/endless");
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedFor() {
        server.stall("/slow", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        server.stall("/mute", "", new byte[0]);
        Transfer impatient = new Transfer(Addresses.ANY, LIMITS, new FakeTime(Duration.ofSeconds(20)));
        for (String path : new String[] {"/slow", "/mute"}) {
            TransferException silent = assertThrows(TransferException.class,
                    () -> impatient.to(server.address(path), target, () -> false));
            assertEquals(DownloadProblem.SILENT, silent.problem(), silent.getMessage());
        }
    }

    @Test
    void aServerThatFallsSilentDoesNotKeepFromStopping() {
        server.stall("/slow", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        AtomicInteger asked = new AtomicInteger();
        assertThrows(DownloadCancelledException.class,
                () -> transfer().to(server.address("/slow"), target, () -> asked.incrementAndGet() > 2));
    }

    @Test
    void statusesAreToldApart() {
        server.status("/gone", "410 Gone").status("/no", "403 Forbidden").status("/tea", "418 Teapot")
                .status("/broken", "500 Oops").status("/busy", "429 Too Many", "Retry-After: 7")
                .status("/late", "503 Later", "Retry-After: Thu, 01 Jan 2026 12:01:00 GMT")
                .status("/past", "503 Later", "Retry-After: Thu, 01 Jan 2015 12:01:00 GMT")
                .status("/unclear", "503 Later", "Retry-After: soon");
        assertRefused(DownloadProblem.NOT_FOUND, "status 404", "/missing");
        assertRefused(DownloadProblem.NOT_FOUND, "status 410", "/gone");
        assertRefused(DownloadProblem.DENIED, "status 403", "/no");
        assertRefused(DownloadProblem.BAD_STATUS, "status 418", "/tea");
        assertRefused(DownloadProblem.SERVER_ERROR, "status 500", "/broken");
        assertRefused(DownloadProblem.BUSY, "status 429", "/busy");
        assertEquals(Optional.of(Duration.ofSeconds(7)), refused("/busy").retryAfter());
        assertEquals(Optional.of(Duration.ofSeconds(60)), refused("/late").retryAfter());
        assertEquals(Optional.of(Duration.ZERO), refused("/past").retryAfter());
        assertEquals(Optional.empty(), refused("/unclear").retryAfter());
    }

    @Test
    void privateAddressesAreRefusedAtOnce() {
        Transfer polite = new Transfer(Addresses.PUBLIC, LIMITS, new FakeTime());
        assertEquals(DownloadProblem.PRIVATE_ADDRESS, assertThrows(TransferException.class,
                () -> polite.to(server.address("/a"), target, () -> false)).problem());
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void whatCannotBeWrittenIsNotTheServersFault() throws IOException {
        Files.createDirectory(target);
        assertThrows(IOException.class, () -> transfer().to(server.address("/a"), target, () -> false));
        assertFalse(Files.isRegularFile(target));
    }
}
