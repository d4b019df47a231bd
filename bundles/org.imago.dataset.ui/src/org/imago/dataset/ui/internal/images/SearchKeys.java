// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Optional;

import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.download.FlickrKey;

/**
 * Keeps the key for Flickr encrypted, in the secure storage of Eclipse with a file in the program's folder. To read and to
 * keep it may ask for the password of the storage, so that neither is done in the UI thread.
 */
public final class SearchKeys {

    private static final String NODE = "org.imago/flickr";
    private static final String KEY = "key";

    private final ISecurePreferences storage;

    SearchKeys(ISecurePreferences storage) {
        this.storage = storage;
    }

    /**
     * Opens the storage of this person.
     *
     * @return nothing if it cannot be opened
     */
    public static Optional<SearchKeys> ofPerson() {
        return open(ImagoHome.folder().resolve("secure_storage").toUri(), Map.of());
    }

    static Optional<SearchKeys> open(java.net.URI file, Map<Object, Object> options) {
        try {
            URL place = file.toURL();
            return Optional.ofNullable(SecurePreferencesFactory.open(place, options)).map(SearchKeys::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells whether a key is kept; asks for no password. */
    public boolean isKept() {
        return storage.nodeExists(NODE) && java.util.List.of(storage.node(NODE).keys()).contains(KEY);
    }

    /**
     * Returns the key that is kept.
     *
     * @return nothing if there is none
     * @throws StorageException if it cannot be decrypted, or the person does not give the password
     */
    public Optional<FlickrKey> read() throws StorageException {
        return isKept() ? FlickrKey.of(storage.node(NODE).get(KEY, "")) : Optional.empty();
    }

    /**
     * Keeps a key, in place of another one.
     *
     * @param key the key
     * @throws StorageException if it cannot be encrypted, or the person does not give the password; nothing is kept then
     * @throws IOException      if the file cannot be written
     */
    public void keep(FlickrKey key) throws StorageException, IOException {
        storage.node(NODE).put(KEY, key.secret(), true);
        storage.flush();
    }
}
