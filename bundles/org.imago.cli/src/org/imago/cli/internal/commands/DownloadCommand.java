// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.Json;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.download.DownloadCancelledException;
import org.imago.dataset.download.DownloadFailure;
import org.imago.dataset.download.DownloadReport;
import org.imago.dataset.download.FlickrDataset;
import org.imago.dataset.download.FlickrException;
import org.imago.dataset.download.FlickrQuery;
import org.imago.dataset.download.FlickrSearch;
import org.imago.dataset.download.ImageDownload;
import org.imago.dataset.download.MissingImages;
import org.imago.dataset.download.MissingImages.SharedAddress;
import org.imago.training.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago dataset download}: fetches images that a data set lacks, or makes a data set of a search. */
@Command(name = "download", description = {"Fetches the images that a data set lacks, or makes a data set of what Flickr "
        + "finds.",
    "", "Without --flickr, images that are not in the folder are fetched from the addresses in a column of the CSV, which "
            + "is only read. With --flickr, DATA.csv must not exist: it is written with what was found, then its images are "
            + "fetched. Either way, running 'imago dataset download DATA.csv' again fetches what is still missing.",
    "", "An image gets its name only when it is there as a whole and can be decoded; no file is ever replaced. What could "
            + "not be fetched is printed, one row a line: FILE:LINE: FILENAME: REASON: MESSAGE, and is in "
            + "DATA.download-failures.csv beside the CSV. The exit code is 1 then, 0 when every image is there.",
    "", "Servers are asked politely: two images at once, ten requests a second at most for each, again after growing "
            + "pauses when a fault may pass, and not before a server that asks for patience wants it. robots.txt is not "
            + "read: what is fetched is what you list. Whether you may is for you to know; licence and owner of what Flickr "
            + "finds are in the CSV."},
    footer = {"", "The key for Flickr is taken from the environment variable FLICKR_API_KEY, so that it is in no list of "
            + "commands.",
        "", "Examples:", "  imago dataset download butterflies.csv", "  imago dataset download tanagers.csv "
                + "--flickr \"palm tanager\"=palm_tanager --flickr \"blue-gray tanager\"=blue_gray_tanager --limit 500"})
public final class DownloadCommand extends ImagoCommand {

    private static final String STAGE = "download";

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV; a new one with --flickr.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder of the images, made if it is missing. Default: "
            + "where some of them are, beside the CSV or in images/ beside it; images/ if there are none yet.")
    private Path images;

    @Option(names = "--column", paramLabel = "NAME", defaultValue = MissingImages.COLUMN,
            description = "Column with the addresses of the images. Default: ${DEFAULT-VALUE}.")
    private String column;

    @Option(names = "--skip-excluded", description = "Leave out images of excluded rows.")
    private boolean skipExcluded;

    @Mixin
    private FlickrCommandOptions flickr;

    @Mixin
    private PoliteOptions polite;

    @Option(names = "--dry-run", description = "Only tell what would be fetched; asks no server for an image, writes "
            + "nothing. With --flickr, Flickr is searched nevertheless.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        List<FlickrQuery> queries = flickr.queries(spec());
        Map<String, Object> told = new LinkedHashMap<>();
        try (ConsoleProgress console = ConsoleProgress.onStandardError()) {
            ConsoleMonitor monitor = new ConsoleMonitor(console, STAGE, cancellation());
            if (!queries.isEmpty()) {
                FlickrDataset found = search(queries, monitor, told);
                if (dryRun) {
                    tell(told);
                    return ExitCode.DONE;
                }
                found.write(data);
            }
            return fetch(monitor, told);
        } catch (DownloadCancelledException e) {
            throw new CancelledException();
        }
    }

    private FlickrDataset search(List<FlickrQuery> queries, ConsoleMonitor monitor, Map<String, Object> told)
            throws BadInputException, EnvironmentException, DatasetException, FlickrException,
            DownloadCancelledException {
        if (Files.exists(data)) {
            throw new DatasetException(data, 0, "", "exists already and is not overwritten; name a new file, or leave out "
                    + "--flickr to fetch what it lacks");
        }
        FlickrSearch search = flickr.search(polite.settings(spec()));
        FlickrDataset dataset = new FlickrDataset();
        Map<String, Object> counts = new LinkedHashMap<>();
        for (FlickrQuery query : queries) {
            try {
                FlickrSearch.Found found = search.find(query, flickr.options(spec()), monitor);
                dataset.add(query, found.photos());
                counts.put(query.text(), found.photos().size());
                say("found " + found.photos().size() + " photos for \"" + query.text() + "\" (" + query.label() + ") of "
                        + found.total() + (found.unusable() == 0 ? "" : "; " + found.unusable()
                                + " more are there in no size that is wanted"));
            } catch (FlickrException e) {
                if (e.isInput()) {
                    throw new BadInputException(e.getMessage());
                }
                throw e;
            }
        }
        told.put("found", counts);
        told.put("photos", dataset.rows().size());
        told.put("conflicts", dataset.conflicts().stream().map(DownloadCommand::map).toList());
        if (dataset.rows().isEmpty()) {
            throw new BadInputException("Flickr has found nothing; change the text, or allow more licences");
        }
        say(dataset.rows().size() + " different photos, " + dataset.conflicts().size() + " of them found for several "
                + "classes: these are kept once, excluded, with the other classes in the column conflict");
        return dataset;
    }

    private static Map<String, Object> map(FlickrDataset.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("page", row.photo().page());
        map.put("class", row.label());
        map.put("others", row.others());
        return map;
    }

    private int fetch(ConsoleMonitor monitor, Map<String, Object> told)
            throws DatasetException, CancelledException, EnvironmentException {
        Dataset dataset = Dataset.open(data);
        MissingImages missing = MissingImages.of(dataset, MissingImages.folderFor(dataset, Optional.ofNullable(images)),
                column, !skipExcluded);
        told.put("folder", missing.folder().folder().toString());
        told.put("shared", missing.shared().stream().map(DownloadCommand::map).toList());
        if (!missing.shared().isEmpty()) {
            say(missing.shared().size() + " photos stand in rows of different classes: " + first(missing.shared())
                    + "; each is one thing, so decide which");
        }
        if (dryRun) {
            return tellPlan(missing, told);
        }
        DownloadReport report = run(missing, monitor);
        writeFailures(report);
        tellReport(report, missing, told);
        if (report.cancelled()) {
            err("imago: " + report.fetched() + " images were fetched, " + report.left() + " are left; go on with: imago "
                    + "dataset download " + data);
            throw new CancelledException();
        }
        return report.isComplete() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private DownloadReport run(MissingImages missing, ConsoleMonitor monitor) throws EnvironmentException {
        try {
            return new ImageDownload(polite.settings(spec())).run(missing, monitor);
        } catch (IOException e) {
            throw new EnvironmentException("the folder " + missing.folder().folder() + " cannot be written (" + e
                    + "); name another one with --images", e);
        }
    }

    /** They are printed, too. */
    private void writeFailures(DownloadReport report) {
        try {
            report.writeFailures(data);
        } catch (IOException e) {
            err("imago: " + DownloadReport.failuresFile(data) + " cannot be written (" + e + ")");
        }
    }

    private static String first(List<SharedAddress> shared) {
        SharedAddress one = shared.getFirst();
        return "for instance " + one.address() + " on lines " + String.join(", ",
                one.samples().stream().map(sample -> sample.line() + " (" + sample.label() + ")").toList());
    }

    private static Map<String, Object> map(SharedAddress shared) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", shared.address());
        map.put("classes", shared.classes());
        map.put("lines", shared.samples().stream().map(sample -> sample.line()).toList());
        return map;
    }

    private int tellPlan(MissingImages missing, Map<String, Object> told) {
        told.put("present", missing.present());
        told.put("missing", missing.missing());
        told.put("failures", missing.failures().stream().map(DownloadCommand::map).toList());
        missing.failures().forEach(failure -> say(text(failure)));
        say(missing.present() + " images are there, " + missing.missing() + " would be fetched from " + missing.wanted()
                .size() + " addresses to " + missing.folder().folder());
        tell(told);
        return ExitCode.DONE;
    }

    private void tellReport(DownloadReport report, MissingImages missing, Map<String, Object> told) {
        told.put("present", report.present());
        told.put("fetched", report.fetched());
        told.put("left", report.left());
        told.put("failures", report.failures().stream().map(DownloadCommand::map).toList());
        report.failures().forEach(failure -> say(text(failure)));
        say(report.present() + " images were there, " + report.fetched() + " were fetched to "
                + missing.folder().folder() + ", " + report.failures().size() + " could not be"
                + (report.left() == 0 ? "" : ", " + report.left() + " were not tried")
                + (report.failures().isEmpty() ? "" : "; see " + DownloadReport.failuresFile(data)));
        tell(told);
    }

    private String text(DownloadFailure failure) {
        return data + ":" + failure.line() + ": " + failure.fileName().replaceAll("\\p{Cntrl}", " ") + ": " + failure.problem().id() + ": "
                + (failure.address().isEmpty() ? "" : failure.address() + " ") + failure.message();
    }

    private static Map<String, Object> map(DownloadFailure failure) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("line", failure.line());
        map.put("filename", failure.fileName());
        map.put("url", failure.address());
        map.put("reason", failure.problem().id());
        map.put("message", failure.message());
        return map;
    }

    /** Results for people; with --json, one object says it all. */
    private void say(String line) {
        if (!json) {
            out(line);
        }
    }

    private void tell(Map<String, Object> told) {
        if (json) {
            out(Json.line(told));
        }
    }
}
