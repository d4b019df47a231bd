// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.imago.dataset.download.FlickrKey;
import org.imago.dataset.download.FlickrOptions;
import org.imago.dataset.download.FlickrQuery;
import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key for Flickr is kept encrypted, and used where none is typed. */
class SearchKeysTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;
    private SearchKeys keys;
    private ScriptedServer server;

    @BeforeEach
    void open() throws IOException {
        Map<Object, Object> options = new HashMap<>();
        options.put(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec("password of the test".toCharArray()));
        options.put(IProviderHints.PROMPT_USER, Boolean.FALSE);
        keys = SearchKeys.open(folder.resolve("storage").toUri(), options).orElseThrow();
        server = new ScriptedServer();
        System.setProperty(GetImagesJob.API, server.address("/rest"));
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(GetImagesJob.API);
        server.close();
    }

    private void answer(String json) {
        server.file("/rest", json.getBytes(StandardCharsets.UTF_8));
    }

    private IStatus search(Optional<FlickrKey> typed, boolean remember, Optional<SearchKeys> kept) {
        ImageRequest request = new ImageRequest.Flickr(List.of(new FlickrQuery("palm tanager", "palm")),
                FlickrOptions.DEFAULT, folder.resolve("new.csv"), typed, remember);
        return new GetImagesJob(request, kept, got -> { }).run(new NullProgressMonitor());
    }

    @Test
    void aKeyComesBackAndIsInNoFileAsItIs() throws Exception {
        assertFalse(keys.isKept());
        assertEquals(Optional.empty(), keys.read());
        keys.keep(FlickrKey.of(SECRET).orElseThrow());
        assertTrue(keys.isKept());
        assertEquals(SECRET, keys.read().orElseThrow().secret());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET), file.toString());
            }
        }
        assertTrue(Files.size(folder.resolve("storage")) > 0);
    }

    @Test
    void aKeyThatIsTypedIsKeptAndUsedTheNextTime() throws Exception {
        answer("{\"stat\":\"fail\",\"code\":100,\"message\":\"Invalid API Key\"}");
        IStatus first = search(FlickrKey.of(SECRET), true, Optional.of(keys));
        assertEquals(IStatus.ERROR, first.getSeverity());
        assertTrue(first.getMessage().contains("does not know the key"), first.getMessage());
        search(Optional.empty(), false, Optional.of(keys));
        assertEquals(List.of(SECRET, SECRET), server.requests().stream()
                .map(asked -> asked.form().get("api_key")).toList());
    }

    @Test
    void withoutAnyKeyNobodyIsAsked() {
        IStatus status = search(Optional.empty(), false, Optional.of(keys));
        assertTrue(status.getMessage().contains("FLICKR_API_KEY"), status.getMessage());
        assertTrue(server.requests().isEmpty());
        assertFalse(Files.exists(folder.resolve("new.csv")));
    }

    @Test
    void theSearchGoesOnWhereAKeyCannotBeKept() {
        answer("{\"photos\":{\"page\":1,\"pages\":0,\"total\":0,\"photo\":[]},\"stat\":\"ok\"}");
        IStatus status = search(FlickrKey.of(SECRET), true, Optional.empty());
        assertTrue(status.getMessage().contains("nothing was found"), status.getMessage());
    }

    @Test
    void aSearchThatIsStoppedWritesNothing() {
        answer("{\"photos\":{\"page\":1,\"pages\":0,\"total\":0,\"photo\":[]},\"stat\":\"ok\"}");
        NullProgressMonitor stopped = new NullProgressMonitor();
        stopped.setCanceled(true);
        ImageRequest request = new ImageRequest.Flickr(List.of(new FlickrQuery("palm tanager", "palm")),
                FlickrOptions.DEFAULT, folder.resolve("new.csv"), FlickrKey.of(SECRET), false);
        IStatus status = new GetImagesJob(request, Optional.of(keys), got -> { }).run(stopped);
        assertEquals(IStatus.CANCEL, status.getSeverity());
        assertTrue(server.requests().isEmpty());
        assertFalse(Files.exists(folder.resolve("new.csv")));
    }
}
