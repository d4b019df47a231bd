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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.image.ImageLimits;
import org.imago.testsupport.ScriptedServer;
import org.imago.testsupport.Shared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that a data set lacks are fetched, or it is said why not; nothing else changes. */
class ImageDownloadTest {

    private static final DownloadSettings SETTINGS = DownloadSettings.DEFAULT.with(Addresses.ANY);

    @TempDir
    private Path folder;
    private Path images;
    private ScriptedServer server;
    private final FakeTime time = new FakeTime();
    private final List<String> rows = new ArrayList<>(List.of("class,filename,original_url"));

    @BeforeEach
    void start() throws IOException {
        images = folder.resolve("images");
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void row(String label, String name, String address) {
        rows.add(label + "," + name + "," + address);
    }

    private void row(String name) {
        row("blue", name, server.address("/" + name));
    }

    private Dataset dataset() throws IOException, DatasetException {
        return Dataset.open(Files.writeString(folder.resolve("data.csv"), String.join("\n", rows) + "\n"));
    }

    private MissingImages missing() throws IOException, DatasetException {
        return MissingImages.of(dataset(), ImageFolder.at(images), MissingImages.COLUMN, true);
    }

    private DownloadReport download() throws IOException, DatasetException {
        return download(SETTINGS, DownloadMonitor.none());
    }

    private DownloadReport download(DownloadSettings settings, DownloadMonitor monitor)
            throws IOException, DatasetException {
        return new ImageDownload(settings, time).run(missing(), monitor);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("data.csv")).sorted().toList();
        }
    }

    private void assertFails(DownloadProblem problem, String words) throws IOException, DatasetException {
        DownloadReport report = download();
        assertEquals(List.of(problem), report.failures().stream().map(DownloadFailure::problem).toList(),
                report.toString());
        assertTrue(report.failures().getFirst().message().contains(words), report.failures().toString());
        assertEquals(List.of(), files());
    }

    @Test
    void whatIsMissingIsFetchedAndWhatIsThereStays() throws Exception {
        row("a.jpg");
        row("deep/b.jpg");
        row("c.png");
        server.file("/a.jpg", Photos.jpeg(1)).file("/deep/b.jpg", Photos.jpeg(2)).file("/c.png", Photos.of("png", 3));
        Files.createDirectories(images);
        Files.writeString(images.resolve("a.jpg"), "mine");
        DownloadReport report = download();
        assertEquals(new DownloadReport(1, 2, List.of(), 0, false), report);
        assertTrue(report.isComplete());
        assertEquals(List.of("images/a.jpg", "images/c.png", "images/deep/b.jpg"), files());
        assertEquals("mine", Files.readString(images.resolve("a.jpg")));
        assertArrayEquals(Photos.jpeg(2), Files.readAllBytes(images.resolve("deep/b.jpg")));
        assertEquals(0, server.requests("/a.jpg"));
    }

    @Test
    void runningAgainFetchesOnlyWhatIsStillMissing() throws Exception {
        row("a.jpg");
        row("b.jpg");
        server.file("/a.jpg", Photos.jpeg(1)).status("/b.jpg", "404 Not Found").file("/b.jpg", Photos.jpeg(2));
        assertEquals(1, download().failures().size());
        assertEquals(new DownloadReport(1, 1, List.of(), 0, false), download());
        assertEquals(1, server.requests("/a.jpg"));
    }

    @Test
    void aPassingFaultIsWaitedOutWithGrowingPauses() throws Exception {
        row("a.jpg");
        server.status("/a.jpg", "500 Oops").reset("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n", new byte[9])
                .answer("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n", Photos.jpeg(1))
                .file("/a.jpg", Photos.jpeg(1));
        assertEquals(1, download().fetched());
        List<Duration> pauses = time.pauses().stream().filter(pause -> pause.toMillis() >= 500).toList();
        assertEquals(3, pauses.size(), pauses.toString());
        for (int i = 0; i < 3; i++) {
            long most = 1000L << i;
            assertTrue(pauses.get(i).toMillis() >= most / 2 && pauses.get(i).toMillis() <= most, pauses.toString());
        }
        assertEquals(List.of("images/a.jpg"), files());
    }

    @Test
    void aFaultThatDoesNotPassIsGivenUp() throws Exception {
        row("a.jpg");
        server.status("/a.jpg", "500 Oops");
        assertFails(DownloadProblem.SERVER_ERROR, "status 500");
        assertEquals(SETTINGS.attempts(), server.requests("/a.jpg"));
    }

    @Test
    void aServerThatAsksForPatienceGetsIt() throws Exception {
        row("a.jpg");
        server.status("/a.jpg", "429 Too Many Requests", "Retry-After: 17").file("/a.jpg", Photos.jpeg(1));
        assertEquals(1, download().fetched());
        assertTrue(time.pauses().contains(Duration.ofSeconds(17)), time.pauses().toString());
    }

    @Test
    void aServerThatAsksForTooMuchPatienceIsLeftAlone() throws Exception {
        row("a.jpg");
        server.status("/a.jpg", "503 Later", "Retry-After: 3600").file("/a.jpg", Photos.jpeg(1));
        assertFails(DownloadProblem.BUSY, "for 3600 s");
        assertEquals(1, server.requests("/a.jpg"));
    }

    @Test
    void aWebPageIsNoImageWhateverItIsCalled() throws Exception {
        row("a.jpg");
        byte[] page = "<!DOCTYPE html><html>gone</html>".getBytes(StandardCharsets.US_ASCII);
        server.answer("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", page)
                .answer("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n", page);
        assertFails(DownloadProblem.NOT_AN_IMAGE, "text/html");
        assertFails(DownloadProblem.NOT_AN_IMAGE, "no image");
    }

    @Test
    void anImageIsTakenThatIsSentAsSomethingElse() throws Exception {
        row("a.jpg");
        server.answer("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n", Photos.jpeg(1));
        assertEquals(1, download().fetched());
    }

    @Test
    void halfAnImageIsNoImage() throws Exception {
        row("a.jpg");
        byte[] whole = Photos.of("png", 1);
        server.answer("/a.jpg", "HTTP/1.1 200 OK\r\n", Arrays.copyOf(whole, whole.length / 2));
        assertFails(DownloadProblem.DAMAGED, "not taken");
    }

    @Test
    void imagesThatAreTooLargeAreNotTaken() throws Exception {
        row("a.jpg");
        server.file("/a.jpg", Photos.jpeg(1));
        DownloadReport pixels = download(SETTINGS.with(new ImageLimits(1000, 1 << 20)), DownloadMonitor.none());
        assertTrue(pixels.failures().getFirst().message().contains("60 x 40 pixels"), pixels.toString());
        DownloadReport bytes = download(SETTINGS.with(new ImageLimits(1000, 100)), DownloadMonitor.none());
        assertEquals(DownloadProblem.TOO_LARGE, bytes.failures().getFirst().problem());
        assertEquals(List.of(), files());
    }

    @Test
    void theImageThatFlickrSendsForARemovedPhotoIsNotTaken() throws Exception {
        row("a.jpg");
        server.redirect("/a.jpg", "/images/photo_unavailable.png").file("/images/photo_unavailable.png",
                Photos.of("png", 1));
        assertFails(DownloadProblem.NOT_FOUND, "was removed");
    }

    @Test
    void namesAndAddressesThatAreHostileLeadNowhere() throws Exception {
        for (String name : List.of("../evil.jpg", "/tmp/evil.jpg", "..\\evil.jpg", "C:\\evil.jpg", "a/../../evil.jpg")) {
            row("blue", name, server.address("/a"));
        }
        row("blue", "b.jpg", "file:///etc/passwd");
        row("blue", "c.jpg", "");
        server.file("/a", Photos.jpeg(1));
        List<DownloadProblem> problems = download().failures().stream().map(DownloadFailure::problem).toList();
        assertEquals(Stream.concat(Stream.generate(() -> DownloadProblem.BAD_NAME).limit(5), Stream.of(
                DownloadProblem.BAD_ADDRESS, DownloadProblem.NO_ADDRESS)).toList(), problems);
        assertEquals(List.of(), files());
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void privateAddressesAreAskedOnlyIfThatIsWanted() throws Exception {
        row("a.jpg");
        server.file("/a.jpg", Photos.jpeg(1));
        DownloadReport refused = download(DownloadSettings.DEFAULT, DownloadMonitor.none());
        assertEquals(DownloadProblem.PRIVATE_ADDRESS, refused.failures().getFirst().problem());
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void anAddressIsAskedOnceForAllItsRows() throws Exception {
        row("blue", "a.jpg", server.address("/x.jpg"));
        row("red", "b.jpg", server.address("/x.jpg"));
        row("red", "deep/c.jpg", server.address("/x.jpg"));
        server.file("/x.jpg", Photos.jpeg(1));
        assertEquals(3, download().fetched());
        assertEquals(1, server.requests("/x.jpg"));
        assertEquals(List.of("images/a.jpg", "images/b.jpg", "images/deep/c.jpg"), files());
        Files.writeString(images.resolve("a.jpg"), "changed");
        assertArrayEquals(Photos.jpeg(1), Files.readAllBytes(images.resolve("b.jpg")), "a file of its own");
    }

    @Test
    void aPhotoInTwoClassesIsTold() throws Exception {
        row("blue", "a.jpg", server.address("/x.jpg"));
        row("red", "b.jpg", server.address("/x.jpg"));
        row("red", "c.jpg", server.address("/y.jpg"));
        row("red", "d.jpg", server.address("/y.jpg"));
        List<MissingImages.SharedAddress> shared = missing().shared();
        assertEquals(1, shared.size());
        assertEquals(List.of("blue", "red"), List.copyOf(shared.getFirst().classes()));
        assertEquals(List.of(2, 3), shared.getFirst().samples().stream().map(sample -> sample.line()).toList());
    }

    @Test
    void theArticlesOwnSetHasPhotosInBothClasses() throws Exception {
        Dataset butterflies = Dataset.open(Shared.data("butterflies-csv").resolve("butterflies_original.csv"));
        MissingImages missing = MissingImages.of(butterflies, ImageFolder.at(images), "original_url", true);
        assertEquals(951, missing.missing());
        assertEquals(197, missing.shared().size());
        assertEquals(825, missing.wanted().size(), "126 pairs have the same address, the others one on each host of Flickr");
    }

    @Test
    void aNameWithTwoAddressesIsAMistake() throws Exception {
        row("blue", "a.jpg", server.address("/x.jpg"));
        row("blue", "a.jpg", server.address("/y.jpg"));
        row("blue", "a.jpg", server.address("/x.jpg"));
        server.file("/x.jpg", Photos.jpeg(1)).file("/y.jpg", Photos.jpeg(2));
        DownloadReport report = download();
        assertEquals(List.of(3), report.failures().stream().map(DownloadFailure::line).toList());
        assertArrayEquals(Photos.jpeg(1), Files.readAllBytes(images.resolve("a.jpg")));
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplaced() throws Exception {
        row("a.jpg");
        server.file("/a.jpg", Photos.jpeg(1), () -> {
            try {
                Files.writeString(images.resolve("a.jpg"), "mine");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertEquals(DownloadProblem.DISK, download().failures().getFirst().problem());
        assertEquals("mine", Files.readString(images.resolve("a.jpg")));
        assertEquals(List.of("images/a.jpg"), files());
    }

    @Test
    void aHostIsAskedForFewAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier two = new CyclicBarrier(2);
        for (int i = 0; i < 20; i++) {
            row(i + ".jpg");
            server.file("/" + i + ".jpg", Photos.jpeg(i), () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                together(two);
                now.decrementAndGet();
            });
        }
        assertEquals(20, download().fetched());
        assertEquals(2, most.get());
    }

    private static void together(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestsToAHostHaveAGap() throws Exception {
        for (int i = 0; i < 10; i++) {
            row(i + ".jpg");
            server.file("/" + i + ".jpg", Photos.jpeg(i));
        }
        long before = time.nanos();
        download();
        assertTrue(time.nanos() - before >= SETTINGS.gap().toNanos() * 9, time.pauses().toString());
    }

    @Test
    void whatWasFetchedStaysWhenItIsStopped() throws Exception {
        for (int i = 0; i < 6; i++) {
            row(i + ".jpg");
            server.file("/" + i + ".jpg", Photos.jpeg(i));
        }
        AtomicInteger seen = new AtomicInteger();
        DownloadReport report = download(SETTINGS.perHost(1), new DownloadMonitor() {

            @Override
            public void progress(String what, int done, int total) {
                assertEquals(6, total);
                seen.set(done);
            }

            @Override
            public boolean isCancelled() {
                return seen.get() >= 2;
            }
        });
        assertTrue(report.cancelled());
        assertFalse(report.isComplete());
        assertEquals(6, report.fetched() + report.left());
        assertTrue(report.fetched() >= 2 && report.left() >= 1, report.toString());
        assertEquals(report.fetched(), files().size(), "no parts are left: " + files());
        assertEquals(6 - report.fetched(), download().fetched());
    }

    @Test
    void aSilentServerDoesNotKeepFromStopping() throws Exception {
        row("a.jpg");
        server.stall("/a.jpg", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", new byte[10]);
        DownloadReport report = download(SETTINGS, new DownloadMonitor() {

            @Override
            public void progress(String what, int done, int total) {
                // Nobody looks.
            }

            @Override
            public boolean isCancelled() {
                return server.requests("/a.jpg") > 0;
            }
        });
        assertEquals(new DownloadReport(0, 0, List.of(), 1, true), report);
        assertEquals(List.of(), files());
    }

    @Test
    void partsThatAKilledProgramLeftAreRemovedAndFreshOnesStay() throws Exception {
        row("a.jpg");
        server.file("/a.jpg", Photos.jpeg(1));
        Files.createDirectories(images);
        Path old = Files.writeString(images.resolve(".imago-old.part"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Files.writeString(images.resolve(".imago-new.part"), "another program's");
        download();
        assertEquals(List.of("images/.imago-new.part", "images/a.jpg"), files());
    }

    @Test
    void aFolderThatIsAFileIsSaidBeforeAnythingIsFetched() throws Exception {
        row("a.jpg");
        Files.writeString(images, "a file");
        assertThrows(IOException.class, this::download);
        assertTrue(server.requests().isEmpty());
    }

    @Test
    void aNameThatTheDiskDoesNotTakeIsOneFailure() throws Exception {
        row("blue", "a".repeat(400) + ".jpg", server.address("/a.jpg"));
        row("b.jpg");
        server.file("/a.jpg", Photos.jpeg(1)).file("/b.jpg", Photos.jpeg(2));
        DownloadReport report = download();
        assertEquals(List.of(DownloadProblem.DISK), report.failures().stream().map(DownloadFailure::problem).toList());
        assertEquals(1, report.fetched());
    }

    @Test
    void theTableOfFailuresIsThatOfTheLastRun() throws Exception {
        row("a.jpg");
        row("blue", "b.jpg", server.address("/b.jpg?token=secret"));
        server.file("/a.jpg", Photos.jpeg(1)).status("/b.jpg?token=secret", "404 Not Found")
                .file("/b.jpg?token=secret", Photos.jpeg(2));
        Path csv = folder.resolve("data.csv");
        download().writeFailures(csv);
        List<Map<String, String>> table = CsvTable.read(folder.resolve("data.download-failures.csv"));
        assertEquals(List.of("3 b.jpg " + server.address("/b.jpg") + " not-found"), table.stream().map(row -> List.of(
                row.get("line"), row.get("filename"), row.get("url"), row.get("reason")).stream()
                        .collect(Collectors.joining(" "))).toList());
        assertTrue(table.getFirst().get("message").contains("status 404"));
        download().writeFailures(csv);
        assertFalse(Files.exists(folder.resolve("data.download-failures.csv")));
    }

    @Test
    void aColumnThatIsNotThereIsNamed() throws Exception {
        row("a.jpg");
        DatasetException wrong = assertThrows(DatasetException.class,
                () -> MissingImages.of(dataset(), ImageFolder.at(images), "url", true));
        assertTrue(wrong.getMessage().contains("original_url"), wrong.getMessage());
    }

    @Test
    void imagesGoWhereSomeAreOrToAFolderBesideTheCsv() throws Exception {
        row("a.jpg");
        assertEquals(images, MissingImages.folderFor(dataset(), java.util.Optional.empty()).folder());
        Files.write(folder.resolve("a.jpg"), Photos.jpeg(1));
        assertEquals(folder, MissingImages.folderFor(dataset(), java.util.Optional.empty()).folder());
        assertEquals(folder.resolve("other"),
                MissingImages.folderFor(dataset(), java.util.Optional.of(folder.resolve("other"))).folder());
    }
}
