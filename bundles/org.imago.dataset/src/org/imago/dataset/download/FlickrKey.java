// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Optional;
import java.util.regex.Pattern;

/** The key of Flickr's API that everybody who searches there needs for himself. Nothing shows it by accident. */
public final class FlickrKey {

    /** Name of the environment's variable that holds it. */
    public static final String VARIABLE = "FLICKR_API_KEY";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]{8,128}");

    private final String secret;

    private FlickrKey(String secret) {
        this.secret = secret;
    }

    /**
     * Takes a key.
     *
     * @param text the key as Flickr shows it; blanks around it do not matter
     * @return the key; nothing if that cannot be one
     */
    public static Optional<FlickrKey> of(String text) {
        String key = text.strip();
        return VALID.matcher(key).matches() ? Optional.of(new FlickrKey(key)) : Optional.empty();
    }

    /**
     * Looks for a key in the environment's variable {@value #VARIABLE}; the system property {@code imago.flickr.key} stands
     * in for it where a program cannot set variables.
     *
     * @return the key, if there is one
     */
    public static Optional<FlickrKey> ofEnvironment() {
        return of(System.getProperty("imago.flickr.key", System.getenv().getOrDefault(VARIABLE, "")));
    }

    /**
     * Returns the key itself.
     *
     * @return to be sent and to be kept encrypted, never to be shown
     */
    public String secret() {
        return secret;
    }

    /** Takes the key out of a text that came from elsewhere. */
    String hiddenIn(String text) {
        return text.replace(secret, "…");
    }

    @Override
    public String toString() {
        return "FlickrKey[…]";
    }
}
