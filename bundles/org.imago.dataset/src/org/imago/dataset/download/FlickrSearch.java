// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Searches Flickr with {@code flickr.photos.search} of its REST API. The key goes into the body of a POST, never into an
 * address, and a redirect is not followed with it.
 */
public final class FlickrSearch {

    /** Address of the API. */
    public static final String API = "https://api.flickr.com/services/rest/";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** 3600 requests an hour are what a key may make. */
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final long ANSWER_BYTES = 16 << 20;
    private static final int INVALID_KEY = 100;
    /** Search and service are "currently unavailable". */
    private static final Set<Integer> TEMPORARY = Set.of(10, 105);
    private static final int MESSAGE = 200;

    private final FlickrKey key;
    private final String api;
    private final Transfer transfer;
    private final Patience patience;

    /**
     * Prepares a search.
     *
     * @param key      the key of who searches
     * @param api      address of the API, usually {@link #API}
     * @param settings how often is asked, and which addresses may be
     */
    public FlickrSearch(FlickrKey key, String api, DownloadSettings settings) {
        this(key, api, settings, Waiting.REAL);
    }

    FlickrSearch(FlickrKey key, String api, DownloadSettings settings, Waiting time) {
        this.key = key;
        this.api = api;
        this.transfer = new Transfer(settings.addresses(), new Transfer.Limits(ANSWER_BYTES, 0, settings.silence()), time);
        this.patience = new Patience(settings, 1, GAP, time);
    }

    /**
     * What a search has found.
     *
     * @param photos   each once, most relevant first
     * @param unusable how many more there were without an address in a size that is wanted, or under another licence
     * @param total    how many Flickr says there are
     */
    public record Found(List<FlickrPhoto> photos, int unusable, int total) {
    }

    /**
     * Searches photos (no screenshots, no videos, safe ones only).
     *
     * @param query   what
     * @param options which of them
     * @param monitor told how far it is, and asked whether to stop
     * @return the photos; none if there are none
     * @throws FlickrException            if Flickr cannot be searched
     * @throws DownloadCancelledException if it was to stop
     */
    public Found find(FlickrQuery query, FlickrOptions options, DownloadMonitor monitor)
            throws FlickrException, DownloadCancelledException {
        Map<String, FlickrPhoto> photos = new LinkedHashMap<>();
        int unusable = 0;
        int total = 0;
        for (int page = 1; photos.size() < options.limit(); page++) {
            monitor.progress(query.text(), photos.size(), Math.min(total, options.limit()));
            JsonNode answer = ask(form(query, options, page), query, monitor).path("photos");
            total = answer.path("total").asInt();
            List<JsonNode> listed = new ArrayList<>();
            answer.path("photo").forEach((Consumer<JsonNode>) listed::add);
            for (JsonNode one : listed) {
                Optional<FlickrPhoto> photo = FlickrPhoto.of(one, options.size())
                        .filter(found -> options.licences().contains(found.licence()));
                unusable += photo.isEmpty() ? 1 : 0;
                // Pages shift while they are asked for, so that some photos come twice.
                photo.filter(found -> photos.size() < options.limit())
                        .ifPresent(found -> photos.putIfAbsent(found.id(), found));
            }
            boolean last = listed.isEmpty() || page >= answer.path("pages").asInt()
                    || (page + 1L) * options.perPage() > FlickrOptions.MAXIMUM;
            if (last) {
                break;
            }
        }
        return new Found(List.copyOf(photos.values()), unusable, total);
    }

    private String form(FlickrQuery query, FlickrOptions options, int page) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", "flickr.photos.search");
        fields.put("api_key", key.secret());
        fields.put("text", query.text());
        fields.put("license", options.licences().stream().map(FlickrLicence::number).sorted().map(String::valueOf)
                .collect(Collectors.joining(",")));
        fields.put("sort", "relevance");
        fields.put("content_type", "1");
        fields.put("media", "photos");
        fields.put("safe_search", "1");
        fields.put("extras", options.size().orSmaller().stream().map(FlickrSize::field)
                .collect(Collectors.joining(",", "license,owner_name,", "")));
        fields.put("per_page", String.valueOf(options.perPage()));
        fields.put("page", String.valueOf(page));
        fields.put("format", "json");
        fields.put("nojsoncallback", "1");
        return fields.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private JsonNode ask(String form, FlickrQuery query, DownloadMonitor monitor)
            throws FlickrException, DownloadCancelledException {
        try {
            JsonNode answer = patience.get(api, () -> read(transfer.post(api, form, monitor::isCancelled)),
                    monitor::isCancelled);
            if ("ok".equals(answer.path("stat").asText())) {
                return answer;
            }
            throw refused(answer, query);
        } catch (TransferException e) {
            throw new FlickrException("Flickr (" + Addresses.shown(api) + ") " + key.hiddenIn(e.getMessage()), false, null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
    }

    private JsonNode read(byte[] bytes) throws TransferException {
        JsonNode answer;
        try {
            answer = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new TransferException(DownloadProblem.SERVER_ERROR, "answered something that is no JSON; try again "
                    + "later", e);
        }
        if (TEMPORARY.contains(answer.path("code").asInt())) {
            throw new TransferException(DownloadProblem.BUSY, "says: " + message(answer) + "; try again later");
        }
        return answer;
    }

    private FlickrException refused(JsonNode answer, FlickrQuery query) {
        int code = answer.path("code").asInt();
        if (code == INVALID_KEY) {
            return new FlickrException("Flickr does not know the key (" + message(answer) + "); expected the key, not the "
                    + "secret, of an application registered at https://www.flickr.com/services/apps/create/", true, null);
        }
        return new FlickrException("Flickr does not search for \"" + query.text() + "\": " + message(answer) + " (code "
                + code + "); change the text or the options", true, null);
    }

    /** Text from elsewhere, to be shown: short, on one line, without the key. */
    private String message(JsonNode answer) {
        String text = key.hiddenIn(answer.path("message").asText("no reason given")).replaceAll("\\p{Cntrl}+", " ");
        return text.length() > MESSAGE ? text.substring(0, MESSAGE) + "…" : text;
    }
}
