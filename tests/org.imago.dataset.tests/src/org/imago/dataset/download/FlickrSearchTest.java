// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetValidator;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Role;
import org.imago.testsupport.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flickr is searched as its documentation says, and what it answers is taken with care. */
class FlickrSearchTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final FlickrKey KEY = FlickrKey.of(SECRET).orElseThrow();
    private static final String REST = "/services/rest/";
    private static final FlickrQuery PALM = new FlickrQuery("palm tanager", "palm_tanager");

    @TempDir
    private Path folder;
    private ScriptedServer server;
    private final FakeTime time = new FakeTime();

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private FlickrSearch search() {
        return new FlickrSearch(KEY, server.address(REST), DownloadSettings.DEFAULT.with(Addresses.ANY), time);
    }

    private FlickrSearch.Found find(FlickrOptions options) throws FlickrException, DownloadCancelledException {
        return search().find(PALM, options, DownloadMonitor.none());
    }

    private void answer(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.answer(REST, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n",
                body);
    }

    private static String page(int page, int pages, int total, String... photos) {
        return "{\"photos\":{\"page\":" + page + ",\"pages\":" + pages + ",\"perpage\":2,\"total\":" + total
                + ",\"photo\":[" + String.join(",", photos) + "]},\"stat\":\"ok\"}";
    }

    private static String photo(String id, String more) {
        return "{\"id\":\"" + id + "\",\"owner\":\"47058503995@N01\",\"secret\":\"a1\",\"server\":\"65535\",\"farm\":66,"
                + "\"title\":\"t\",\"ispublic\":1,\"isfriend\":0,\"isfamily\":0,\"license\":\"4\",\"ownername\":\"Jane\","
                + "\"url_l\":\"https://live.staticflickr.com/65535/" + id + "_a1_b.jpg\",\"height_l\":683,\"width_l\":1024"
                + more + "}";
    }

    private static String photo(String id) {
        return photo(id, "");
    }

    private static List<String> ids(FlickrSearch.Found found) {
        return found.photos().stream().map(FlickrPhoto::id).toList();
    }

    @Test
    void pagesAreAskedForOneAfterAnother() throws Exception {
        answer(page(1, 3, 5, photo("1"), photo("2")));
        answer(page(2, 3, 5, photo("2"), photo("3")));
        answer(page(3, 3, 5, photo("4")));
        FlickrSearch.Found found = find(new FlickrOptions(FlickrLicence.USUAL, FlickrSize.LARGE, 2, 100));
        assertEquals(List.of("1", "2", "3", "4"), ids(found), "2 came twice");
        assertEquals(5, found.total());
        assertEquals(List.of("1", "2", "3"), server.requests().stream().map(asked -> asked.form().get("page")).toList());
        assertTrue(time.pauses().stream().filter(pause -> pause.compareTo(Duration.ofMillis(900)) > 0).count() >= 2,
                "a second between requests: " + time.pauses());
    }

    @Test
    void theRequestIsTheDocumentedOneAndTheKeyIsInNoAddress() throws Exception {
        answer(page(1, 1, 0));
        find(FlickrOptions.DEFAULT);
        ScriptedServer.Request request = server.requests().getFirst();
        assertEquals("POST", request.method());
        assertEquals(REST, request.path());
        Map<String, String> form = request.form();
        assertEquals("flickr.photos.search", form.get("method"));
        assertEquals(SECRET, form.get("api_key"));
        assertEquals("palm tanager", form.get("text"));
        assertEquals("1,2,4,5", form.get("license"));
        assertEquals("json", form.get("format"));
        assertEquals("1", form.get("nojsoncallback"));
        assertEquals("license,owner_name,url_l,url_c,url_z,url_m", form.get("extras"));
        assertEquals("100", form.get("per_page"));
        assertEquals("photos", form.get("media"));
    }

    @Test
    void whatWasFoundHasItsPageLicenceAndOwner() throws Exception {
        answer(page(1, 1, 1, photo("33454194818")));
        FlickrPhoto photo = find(FlickrOptions.DEFAULT).photos().getFirst();
        assertEquals(new FlickrPhoto("33454194818", "https://live.staticflickr.com/65535/33454194818_a1_b.jpg",
                "https://www.flickr.com/photos/47058503995@N01/33454194818", FlickrLicence.BY_2, "Jane"), photo);
        assertEquals("flickr-33454194818.jpg", photo.fileName());
    }

    @Test
    void aSizeThatThereIsNotIsReplacedByTheNextSmaller() throws Exception {
        answer(page(1, 1, 3, photo("1", ",\"url_o\":\"https://live.staticflickr.com/1_o.png\""),
                photo("2").replace("url_l", "url_c"), photo("3").replace("url_l", "url_sq")));
        FlickrSearch.Found found = find(new FlickrOptions(FlickrLicence.USUAL, FlickrSize.ORIGINAL, 100, 100));
        assertEquals(List.of("https://live.staticflickr.com/1_o.png",
                "https://live.staticflickr.com/65535/2_a1_b.jpg"), found.photos().stream().map(FlickrPhoto::address)
                        .toList());
        assertEquals("flickr-1.png", found.photos().getFirst().fileName());
        assertEquals(1, found.unusable());
    }

    @Test
    void theLimitHolds() throws Exception {
        answer(page(1, 9, 18, photo("1"), photo("2")));
        answer(page(2, 9, 18, photo("3"), photo("4")));
        assertEquals(List.of("1", "2", "3"), ids(find(new FlickrOptions(FlickrLicence.USUAL, FlickrSize.LARGE, 2, 3))));
        assertEquals(2, server.requests().size());
    }

    @Test
    void noMoreIsAskedForThanFlickrShows() throws Exception {
        answer(page(1, 900, 400_000, photo("1")));
        find(new FlickrOptions(FlickrLicence.USUAL, FlickrSize.LARGE, 500, 4000));
        assertEquals(8, server.requests().size(), "4000 of 500 each");
    }

    @Test
    void anAnswerThatIsNotWhatWasAskedForIsNotTaken() throws Exception {
        answer(page(1, 1, 6, photo("1").replace("\"4\"", "\"0\""), photo("2").replace("\"4\"", "\"99\""),
                photo("../../3"), photo("4").replace("https://live", "file:///etc/live"),
                photo("5").replace("47058503995@N01", "<script>"), photo("6")));
        FlickrSearch.Found found = find(FlickrOptions.DEFAULT);
        assertEquals(List.of("6"), ids(found));
        assertEquals(5, found.unusable());
    }

    @Test
    void namesOfPeopleAreNoFormulas() throws Exception {
        answer(page(1, 1, 3, photo("1").replace("Jane", "=HYPERLINK(1)"), photo("2").replace("Jane", "a\\nb"),
                photo("3").replace("Jane", "")));
        assertEquals(List.of("'=HYPERLINK(1)", "a b", "47058503995@N01"),
                find(FlickrOptions.DEFAULT).photos().stream().map(FlickrPhoto::owner).toList());
    }

    @Test
    void aWrongKeyIsSaidAndNotShown() {
        answer("{\"stat\":\"fail\",\"code\":100,\"message\":\"Invalid API Key (Key has invalid format: " + SECRET + ")\"}");
        FlickrException refused = assertThrows(FlickrException.class, () -> find(FlickrOptions.DEFAULT));
        assertTrue(refused.isInput());
        assertTrue(refused.getMessage().contains("does not know the key (Invalid API Key"), refused.getMessage());
        assertKeyIsHidden(refused);
        assertEquals(1, server.requests().size());
    }

    private static void assertKeyIsHidden(Exception e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        assertFalse(text.toString().contains(SECRET), text.toString());
        assertFalse(KEY.toString().contains(SECRET));
    }

    @Test
    void otherFailuresAreSaidWithTheirCode() {
        answer("{\"stat\":\"fail\",\"code\":3,\"message\":\"Parameterless searches have been disabled\"}");
        FlickrException refused = assertThrows(FlickrException.class, () -> find(FlickrOptions.DEFAULT));
        assertTrue(refused.getMessage().contains("\"palm tanager\": Parameterless searches have been disabled (code 3)"));
    }

    @Test
    void aPassingFaultIsWaitedOut() throws Exception {
        answer("{\"stat\":\"fail\",\"code\":105,\"message\":\"Service currently unavailable\"}");
        server.status(REST, "429 Too Many Requests", "Retry-After: 11");
        answer("<html>maintenance</html>");
        answer(page(1, 1, 1, photo("1")));
        assertEquals(List.of("1"), ids(find(FlickrOptions.DEFAULT)));
        assertTrue(time.pauses().contains(Duration.ofSeconds(11)), time.pauses().toString());
    }

    @Test
    void aServiceThatIsNotThereIsNamedWithoutTheKey() throws IOException {
        server.close();
        FlickrException failed = assertThrows(FlickrException.class, () -> find(FlickrOptions.DEFAULT));
        assertFalse(failed.isInput());
        assertKeyIsHidden(failed);
    }

    @Test
    void theKeyIsNotTakenElsewhere() throws Exception {
        server.redirect(REST, "/elsewhere");
        assertThrows(FlickrException.class, () -> find(FlickrOptions.DEFAULT));
        assertEquals(0, server.requests("/elsewhere"));
    }

    @Test
    void itCanBeStopped() {
        answer(page(1, 1, 1, photo("1")));
        DownloadMonitor stopped = new DownloadMonitor() {

            @Override
            public void progress(String what, int done, int total) {
                assertEquals(0, done);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(DownloadCancelledException.class, () -> search().find(PALM, FlickrOptions.DEFAULT, stopped));
    }

    @Test
    void queriesAreReadWithTheirClass() {
        assertEquals(PALM, FlickrQuery.of(" palm tanager = palm_tanager"));
        assertEquals(PALM, FlickrQuery.of("palm tanager"));
        assertThrows(IllegalArgumentException.class, () -> FlickrQuery.of("=palm"));
        assertThrows(IllegalArgumentException.class, () -> FlickrQuery.of("palm="));
        assertEquals(Optional.empty(), FlickrKey.of("no key"));
    }

    @Test
    void licencesHaveTheNumbersOfTheApi() {
        assertEquals(IntStream.rangeClosed(0, 16).boxed().toList(), EnumSet.allOf(FlickrLicence.class).stream()
                .map(FlickrLicence::number).toList());
        assertEquals(List.of(1, 2, 4, 5), FlickrLicence.USUAL.stream().map(FlickrLicence::number).sorted().toList());
    }

    private static FlickrPhoto found(String id) {
        return new FlickrPhoto(id, "https://live.staticflickr.com/1/" + id + "_a.jpg", "https://www.flickr.com/photos/o/"
                + id, FlickrLicence.BY_2, "Jane");
    }

    @Test
    void aPhotoOfTwoClassesIsKeptOnceExcludedAndListedUntilSomebodyDecides() throws Exception {
        FlickrDataset dataset = new FlickrDataset();
        dataset.add(PALM, List.of(found("1"), found("2")));
        dataset.add(new FlickrQuery("thraupis palmarum", "palm_tanager"), List.of(found("1")));
        dataset.add(new FlickrQuery("blue-gray tanager", "blue_gray_tanager"), List.of(found("2"), found("3")));
        assertEquals(List.of("2"), dataset.conflicts().stream().map(row -> row.photo().id()).toList());
        Path csv = folder.resolve("birds.csv");
        dataset.write(csv);
        List<Map<String, String>> rows = CsvTable.read(csv);
        assertEquals("class,filename,exclude,original_url,flickr_page,licence,owner,conflict",
                String.join(",", rows.getFirst().keySet()));
        assertEquals(List.of("palm_tanager 0 ", "palm_tanager 1 blue_gray_tanager", "blue_gray_tanager 0 "), rows.stream()
                .map(row -> row.get("class") + " " + row.get("exclude") + " " + row.get("conflict")).toList());
        assertEquals("CC BY 2.0", rows.getFirst().get("licence"));

        Dataset opened = Dataset.open(csv);
        assertEquals(List.of(3), conflicts(opened));
        opened.edit("Reviewed", () -> opened.samples().get(1).set(Role.REVIEWED, "1"));
        assertEquals(List.of(), conflicts(opened));
        assertEquals(3, MissingImages.of(opened, ImageFolder.at(folder), MissingImages.COLUMN, true).missing());
    }

    private static List<Integer> conflicts(Dataset dataset) {
        return DatasetValidator.validateRows(dataset, Optional.empty(), List.of()).stream()
                .filter(problem -> problem.column().equals("conflict")).map(DatasetProblem::line).toList();
    }

    @Test
    void aDataSetThatExistsIsNotReplaced() throws Exception {
        Path csv = Files.writeString(folder.resolve("birds.csv"), "mine");
        FlickrDataset dataset = new FlickrDataset();
        dataset.add(PALM, List.of(found("1")));
        assertThrows(DatasetException.class, () -> dataset.write(csv));
        assertEquals("mine", Files.readString(csv));
        assertThrows(DatasetException.class, () -> dataset.write(folder.resolve("no/such/folder.csv")));
    }

    @Test
    void aThousandPhotosAreWrittenAndReadBack() throws Exception {
        FlickrDataset dataset = new FlickrDataset();
        List<FlickrPhoto> photos = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> photos.add(found(String.valueOf(i))));
        dataset.add(PALM, photos);
        dataset.write(folder.resolve("a.csv"));
        assertEquals(1000, Dataset.open(folder.resolve("a.csv")).samples().stream().map(sample -> sample.fileName())
                .collect(Collectors.toSet()).size());
    }
}
