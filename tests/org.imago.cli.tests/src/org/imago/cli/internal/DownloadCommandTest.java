// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Images are fetched from the command line, and what could not be had is told. */
class DownloadCommandTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;
    private ScriptedServer server;
    private byte[] image;

    @BeforeEach
    void start() throws IOException {
        csv = folder.resolve("birds.csv");
        imago = new Imago(folder.resolve("home"));
        server = new ScriptedServer();
        SmallDataset.create(folder.resolve("small"));
        image = Files.readAllBytes(folder.resolve("small/images/r1.png"));
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("imago.flickr.key");
        server.close();
    }

    private void write(String... names) throws IOException {
        StringBuilder rows = new StringBuilder("class,filename,original_url,page\n");
        for (String name : names) {
            rows.append("blue,").append(name).append(',').append(server.address("/" + name)).append(",x\n");
        }
        Files.writeString(csv, rows);
    }

    private Imago.Result download(Object... more) {
        Object[] all = new Object[more.length + 4];
        System.arraycopy(new Object[] {"dataset", "download", csv, "--allow-private"}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return imago.run(all);
    }

    @Test
    void allImagesAreFetchedAndTheCsvIsOnlyRead() throws IOException {
        write("a.png", "b.png");
        String before = Files.readString(csv);
        server.file("/a.png", image).file("/b.png", image);
        Imago.Result done = download();
        assertEquals(ExitCode.DONE, done.code(), done.err());
        assertTrue(done.out().contains("0 images were there, 2 were fetched to " + folder.resolve("images")), done.out());
        assertEquals(before, Files.readString(csv));
        assertTrue(Files.exists(folder.resolve("images/b.png")));
        assertFalse(Files.exists(folder.resolve("birds.download-failures.csv")));
        assertTrue(download().out().contains("2 images were there, 0 were fetched"));
    }

    @Test
    void whatCouldNotBeFetchedIsTold() throws IOException {
        write("a.png", "b.png");
        server.file("/a.png", image);
        Imago.Result done = download("--attempts", "1");
        assertEquals(ExitCode.FAILED, done.code());
        assertTrue(done.lines().getFirst().startsWith(csv + ":3: b.png: not-found: " + server.address("/b.png")
                + " answered with status 404"), done.out());
        assertTrue(Files.readString(folder.resolve("birds.download-failures.csv")).contains("3,b.png,"));
        JsonNode json = download("--json").json();
        assertEquals(1, json.get("present").asInt());
        assertEquals("not-found", json.get("failures").get(0).get("reason").asText());
        assertEquals(1, download("--json").lines().size(), "nothing but the object");
    }

    @Test
    void aDryRunAsksNobodyAndWritesNothing() throws IOException {
        write("a.png", "b.png");
        Imago.Result planned = download("--dry-run", "--json");
        assertEquals(ExitCode.DONE, planned.code());
        assertEquals(2, planned.json().get("missing").asInt());
        assertTrue(server.requests().isEmpty());
        assertFalse(Files.exists(folder.resolve("images")));
        assertTrue(download("--dry-run").out().contains("2 would be fetched from 2 addresses"));
    }

    @Test
    void anotherColumnAndAnotherFolderCanBeNamed() throws IOException {
        Files.writeString(csv, "class,filename,link\nblue,a.png," + server.address("/a.png") + "\n");
        server.file("/a.png", image);
        Imago.Result wrong = download();
        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.err().contains("expected one of class, filename, link"), wrong.err());
        assertEquals(ExitCode.DONE, download("--column", "link", "--images", folder.resolve("pictures")).code());
        assertTrue(Files.exists(folder.resolve("pictures/a.png")));
    }

    @Test
    void privateAddressesAreRefusedUnlessAllowed() throws IOException {
        write("a.png");
        Imago.Result refused = imago.run("dataset", "download", csv);
        assertEquals(ExitCode.FAILED, refused.code());
        assertTrue(refused.out().contains("private-address"), refused.out());
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void imagesOfExcludedRowsCanBeLeftOut() throws IOException {
        Files.writeString(csv, "class,filename,exclude,original_url\nblue,a.png,1," + server.address("/a.png") + "\n");
        assertEquals(0, download("--skip-excluded", "--dry-run", "--json").json().get("missing").asInt());
        assertEquals(1, download("--dry-run", "--json").json().get("missing").asInt());
    }

    @Test
    void aPhotoInTwoClassesIsTold() throws IOException {
        Files.writeString(csv, "class,filename,original_url\nblue,a.png," + server.address("/a.png") + "\nred,b.png,"
                + server.address("/a.png") + "\n");
        server.file("/a.png", image);
        Imago.Result done = download();
        assertEquals(ExitCode.DONE, done.code());
        assertTrue(done.out().contains("1 photos stand in rows of different classes"), done.out());
        assertTrue(done.out().contains("2 (blue), 3 (red)"), done.out());
        assertEquals("[2,3]", download("--json").json().get("shared").get(0).get("lines").toString());
    }

    @Test
    void aFolderThatCannotBeMadeIsTheEnvironments() throws IOException {
        write("a.png");
        Files.writeString(folder.resolve("images"), "a file");
        Imago.Result failed = download();
        assertEquals(ExitCode.ENVIRONMENT, failed.code(), failed.err());
        assertTrue(failed.err().contains("--images"), failed.err());
    }

    @Test
    void whoStopsItIsToldHowToGoOn() throws IOException {
        write("a.png", "b.png", "c.png");
        for (String name : List.of("a.png", "b.png", "c.png")) {
            server.file("/" + name, image, ImagoCommand::cancelAll);
        }
        Imago.Result stopped = download("--per-host", "1");
        assertEquals(ExitCode.CANCELLED, stopped.code(), stopped.err());
        assertTrue(stopped.err().contains("go on with: imago dataset download " + csv), stopped.err());
    }

    private void flickr(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.answer("/rest", "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n", body);
    }

    private String photo(String id) {
        return "{\"id\":\"" + id + "\",\"owner\":\"1@N01\",\"license\":\"5\",\"ownername\":\"Jane\",\"url_l\":\""
                + server.address("/" + id + ".png") + "\"}";
    }

    private Imago.Result search(Object... more) {
        System.setProperty("imago.flickr.key", KEY);
        Object[] all = new Object[more.length + 6];
        System.arraycopy(new Object[] {"--flickr-api", server.address("/rest"), "--flickr", "palm tanager=palm",
            "--flickr", "blue-gray tanager=blue"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return download(all);
    }

    private void twoSearches() {
        flickr("{\"photos\":{\"page\":1,\"pages\":1,\"total\":2,\"photo\":[" + photo("1") + "," + photo("2")
                + "]},\"stat\":\"ok\"}");
        flickr("{\"photos\":{\"page\":1,\"pages\":1,\"total\":\"2\",\"photo\":[" + photo("2") + "," + photo("3")
                + "]},\"stat\":\"ok\"}");
    }

    @Test
    void aSearchBecomesADataSetWithItsImages() throws IOException {
        twoSearches();
        server.file("/1.png", image).file("/2.png", image).status("/3.png", "404 Gone").file("/3.png", image);
        Imago.Result done = search("--attempts", "1");
        assertEquals(ExitCode.FAILED, done.code(), done.err());
        assertTrue(done.out().contains("3 different photos, 1 of them found for several classes"), done.out());
        assertEquals(List.of("class,filename,exclude,original_url,flickr_page,licence,owner,conflict",
                "palm,flickr-1.png,0," + server.address("/1.png")
                        + ",https://www.flickr.com/photos/1@N01/1,CC BY-SA 2.0,Jane,",
                "palm,flickr-2.png,1," + server.address("/2.png")
                        + ",https://www.flickr.com/photos/1@N01/2,CC BY-SA 2.0,Jane,blue",
                "blue,flickr-3.png,0," + server.address("/3.png")
                        + ",https://www.flickr.com/photos/1@N01/3,CC BY-SA 2.0,Jane,"), Files.readAllLines(csv));
        assertTrue(imago.run("dataset", "validate", csv).out().contains(csv + ":3: warning: conflict: "));
        assertEquals(ExitCode.DONE, download().code(), "what was missing can be fetched");
        assertFalse((done.out() + done.err()).contains(KEY));
    }

    @Test
    void aDryRunOfASearchTellsWhatThereIs() throws Exception {
        twoSearches();
        JsonNode json = search("--dry-run", "--json").json();
        assertEquals(3, json.get("photos").asInt());
        assertEquals("blue", json.get("conflicts").get(0).get("others").get(0).asText());
        assertFalse(Files.exists(csv));
    }

    @Test
    void aSearchNeverReplacesADataSet() throws IOException {
        write("a.png");
        Imago.Result refused = search();
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(refused.err().contains("not overwritten"), refused.err());
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void whatIsWrongWithASearchIsSaid() {
        Imago.Result without = download("--flickr", "palm tanager=palm");
        assertEquals(ExitCode.ENVIRONMENT, without.code());
        assertTrue(without.err().contains("FLICKR_API_KEY"), without.err());
        flickr("{\"stat\":\"fail\",\"code\":100,\"message\":\"Invalid API Key\"}");
        Imago.Result wrong = search();
        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.err().contains("does not know the key"), wrong.err());
        for (List<String> usage : List.of(List.of("--licences", "17"), List.of("--size", "xxl"), List.of("--limit", "0"),
                List.of("--per-page", "501"), List.of("--max-mb", "0"), List.of("--flickr", "=x"))) {
            assertEquals(ExitCode.USAGE, search(usage.toArray()).code(), usage.toString());
        }
        assertFalse(Files.exists(csv));
    }

    @Test
    void aSearchThatFindsNothingWritesNothing() {
        flickr("{\"photos\":{\"page\":1,\"pages\":0,\"total\":0,\"photo\":[]},\"stat\":\"ok\"}");
        assertEquals(ExitCode.BAD_INPUT, search().code());
        assertFalse(Files.exists(csv));
    }
}
