// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.imago.cli.EnvironmentException;
import org.imago.dataset.download.DownloadSettings;
import org.imago.dataset.download.FlickrKey;
import org.imago.dataset.download.FlickrLicence;
import org.imago.dataset.download.FlickrOptions;
import org.imago.dataset.download.FlickrQuery;
import org.imago.dataset.download.FlickrSearch;
import org.imago.dataset.download.FlickrSize;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is searched at Flickr. */
final class FlickrCommandOptions {

    @Option(names = "--flickr", paramLabel = "TEXT=CLASS", description = "Search Flickr for a text; what is found is of "
            + "that class. May be given several times, also for the same class.")
    private List<String> queries = new ArrayList<>();

    @Option(names = "--licences", paramLabel = "N", split = ",", defaultValue = "1,2,4,5",
            description = "Licences, by Flickr's numbers: 1 BY-NC-SA, 2 BY-NC, 3 BY-NC-ND, 4 BY, 5 BY-SA, 6 BY-ND (all "
                    + "Creative Commons 2.0), 7 no known restrictions, 8 US government, 9 CC0, 10 public domain, 11 BY, 12 "
                    + "BY-SA, 13 BY-ND, 14 BY-NC, 15 BY-NC-SA, 16 BY-NC-ND (all 4.0, of photos since June 2025), 0 all "
                    + "rights reserved. Default: ${DEFAULT-VALUE}.")
    private List<Integer> licences;

    @Option(names = "--size", paramLabel = "SIZE", defaultValue = "l",
            description = "Length of the longer side: m 500, z 640, c 800, l 1024, h 1600, k 2048 pixels, o as uploaded; "
                    + "smaller if there is no such one. Default: ${DEFAULT-VALUE}.")
    private String size;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "500", description = "Most photos for each text, 1 to 4000. "
            + "Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--per-page", paramLabel = "N", defaultValue = "100", description = "Photos asked for at once, 1 to "
            + "500. Default: ${DEFAULT-VALUE}.")
    private int perPage;

    @Option(names = "--flickr-api", paramLabel = "URL", defaultValue = FlickrSearch.API,
            description = "Address of the API, which gets the key; another one is for trials. Default: ${DEFAULT-VALUE}.")
    private String api;

    List<FlickrQuery> queries(CommandSpec spec) {
        try {
            return queries.stream().map(FlickrQuery::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--flickr: " + e.getMessage());
        }
    }

    FlickrOptions options(CommandSpec spec) {
        Set<FlickrLicence> wanted = new LinkedHashSet<>();
        for (int number : licences) {
            wanted.add(FlickrLicence.of(number).orElseThrow(() -> new ParameterException(spec.commandLine(),
                    "--licences: there is no licence " + number + "; expected numbers from 0 to 16")));
        }
        try {
            return new FlickrOptions(wanted, size(spec), perPage, limit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private FlickrSize size(CommandSpec spec) {
        for (FlickrSize one : FlickrSize.values()) {
            if (one.letter().equals(size)) {
                return one;
            }
        }
        throw new ParameterException(spec.commandLine(), "--size: expected one of m, z, c, l, h, k, o, not " + size);
    }

    FlickrSearch search(DownloadSettings settings) throws EnvironmentException {
        FlickrKey key = FlickrKey.ofEnvironment().orElseThrow(() -> new EnvironmentException("no key for Flickr: expected "
                + "one in the environment variable " + FlickrKey.VARIABLE + "; everybody gets one at "
                + "https://www.flickr.com/services/apps/create/", null));
        return new FlickrSearch(key, api, settings);
    }
}
