// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.download.Addresses;
import org.imago.dataset.download.FlickrKey;
import org.imago.dataset.download.FlickrOptions;
import org.imago.dataset.download.FlickrQuery;
import org.imago.dataset.ui.DatasetSession;

/** Which images a person wants. */
public sealed interface ImageRequest {

    /**
     * Those that an open data set lacks.
     *
     * @param session      the data set
     * @param folder       where they go
     * @param column       name of the column with their addresses
     * @param withExcluded whether those of excluded samples are wanted, too
     * @param addresses    which addresses may be asked
     */
    record Missing(DatasetSession session, Path folder, String column, boolean withExcluded, Addresses addresses)
            implements ImageRequest {
    }

    /**
     * Those that Flickr finds.
     *
     * @param queries  what is searched
     * @param options  which photos
     * @param csv      the data set to be written
     * @param key      the key that was typed; nothing to take the one of the environment, or the one that is kept
     * @param remember whether the key that was typed is kept
     */
    record Flickr(List<FlickrQuery> queries, FlickrOptions options, Path csv, Optional<FlickrKey> key, boolean remember)
            implements ImageRequest {
    }
}
