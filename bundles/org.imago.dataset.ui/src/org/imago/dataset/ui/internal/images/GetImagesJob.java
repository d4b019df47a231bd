// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.osgi.util.NLS;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.download.Addresses;
import org.imago.dataset.download.DownloadCancelledException;
import org.imago.dataset.download.DownloadReport;
import org.imago.dataset.download.DownloadSettings;
import org.imago.dataset.download.FlickrDataset;
import org.imago.dataset.download.FlickrException;
import org.imago.dataset.download.FlickrKey;
import org.imago.dataset.download.FlickrQuery;
import org.imago.dataset.download.FlickrSearch;
import org.imago.dataset.download.ImageDownload;
import org.imago.dataset.download.MissingImages;

/** Gets images in the background; can be stopped, and what was fetched stays. */
public final class GetImagesJob extends Job {

    /** Names another address of Flickr's API than the usual one, for trials; such a one may be private. */
    public static final String API = "imago.flickr.api";

    private static final int WORK = 100;
    private static final int SEARCH = 10;

    private final ImageRequest request;
    private final Optional<SearchKeys> keys;
    private final Consumer<ImagesGot> done;

    /**
     * Prepares the work.
     *
     * @param request what is wanted
     * @param keys    where the key for Flickr is kept
     * @param done    told what came of it, in this job's thread; not told if it failed as a whole, which is the status then
     */
    public GetImagesJob(ImageRequest request, Optional<SearchKeys> keys, Consumer<ImagesGot> done) {
        super(NLS.bind(Messages.GetImagesJob_name, switch (request) {
            case ImageRequest.Missing missing -> missing.session().file().getFileName();
            case ImageRequest.Flickr flickr -> flickr.csv().getFileName();
        }));
        this.request = request;
        this.keys = keys;
        this.done = done;
        setUser(true);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == GetImagesJob.class;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, WORK);
        try {
            ImagesGot got = switch (request) {
                case ImageRequest.Missing missing -> missing(missing, progress);
                case ImageRequest.Flickr flickr -> flickr(flickr, progress);
            };
            done.accept(got);
            return got.report().cancelled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (DownloadCancelledException | OperationCanceledException e) {
            return Status.CANCEL_STATUS;
        } catch (DatasetException | FlickrException e) {
            return Status.error(e.getMessage(), e);
        } catch (IOException e) {
            return Status.error(NLS.bind(Messages.GetImagesJob_folder, e), e);
        }
    }

    private ImagesGot missing(ImageRequest.Missing wanted, SubMonitor progress) throws DatasetException, IOException {
        MissingImages images = MissingImages.of(wanted.session().dataset(), ImageFolder.at(wanted.folder()),
                wanted.column(), wanted.withExcluded());
        return fetch(new ImagesGot(wanted.session().file(), images, List.of(), List.of()),
                DownloadSettings.DEFAULT.with(wanted.addresses()), progress);
    }

    private ImagesGot flickr(ImageRequest.Flickr wanted, SubMonitor progress)
            throws FlickrException, DatasetException, DownloadCancelledException, IOException {
        List<String> remarks = new ArrayList<>();
        DownloadSettings settings = settings();
        FlickrSearch search = new FlickrSearch(key(wanted, remarks), System.getProperty(API, FlickrSearch.API), settings);
        FlickrDataset dataset = new FlickrDataset();
        SubMonitor searching = progress.split(SEARCH).setWorkRemaining(wanted.queries().size());
        for (FlickrQuery query : wanted.queries()) {
            searching.subTask(NLS.bind(Messages.GetImagesJob_searching, query.text()));
            FlickrSearch.Found found = search.find(query, wanted.options(), new JobMonitor(searching.split(1), 0));
            dataset.add(query, found.photos());
            remarks.add(NLS.bind(Messages.GetImagesJob_found, new Object[] {query.text(), query.label(),
                found.photos().size(), found.total()}));
        }
        if (dataset.rows().isEmpty()) {
            throw new DatasetException(wanted.csv(), 0, "", Messages.GetImagesJob_nothing);
        }
        dataset.write(wanted.csv());
        Dataset written = Dataset.open(wanted.csv());
        MissingImages images = MissingImages.of(written, MissingImages.folderFor(written, Optional.empty()),
                MissingImages.COLUMN, true);
        return fetch(new ImagesGot(wanted.csv(), images, remarks, dataset.conflicts()), settings, progress);
    }

    private static DownloadSettings settings() {
        return DownloadSettings.DEFAULT.with(System.getProperty(API) == null ? Addresses.PUBLIC : Addresses.ANY);
    }

    /** The one that was typed, that of the environment, or the one that is kept. */
    private FlickrKey key(ImageRequest.Flickr wanted, List<String> remarks) throws DatasetException {
        if (wanted.key().isPresent()) {
            if (wanted.remember()) {
                remember(wanted.key().get(), remarks);
            }
            return wanted.key().get();
        }
        Optional<FlickrKey> known = FlickrKey.ofEnvironment();
        try {
            if (known.isEmpty() && keys.isPresent()) {
                known = keys.get().read();
            }
        } catch (StorageException e) {
            throw new DatasetException(wanted.csv(), 0, "", NLS.bind(Messages.GetImagesJob_keyUnreadable, e.getMessage()),
                    e);
        }
        return known.orElseThrow(() -> new DatasetException(wanted.csv(), 0, "", Messages.GetImagesJob_noKey));
    }

    private void remember(FlickrKey key, List<String> remarks) {
        try {
            if (keys.isPresent()) {
                keys.get().keep(key);
            } else {
                remarks.add(NLS.bind(Messages.GetImagesJob_keyNotKept, Messages.GetImagesJob_noStorage));
            }
        } catch (StorageException | IOException e) {
            remarks.add(NLS.bind(Messages.GetImagesJob_keyNotKept, e.getMessage()));
        }
    }

    private static ImagesGot fetch(ImagesGot before, DownloadSettings settings, SubMonitor progress) throws IOException {
        MissingImages images = before.images();
        DownloadReport report = new ImageDownload(settings).run(images,
                new JobMonitor(progress.setWorkRemaining(WORK).split(WORK), images.missing()));
        try {
            report.writeFailures(before.csv());
        } catch (IOException e) {
            // They are shown, too.
            return before.with(report).with(NLS.bind(Messages.GetImagesJob_table, e));
        }
        return before.with(report);
    }
}
