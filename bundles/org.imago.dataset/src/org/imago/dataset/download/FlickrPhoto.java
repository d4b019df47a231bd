// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A photo that was found at Flickr.
 *
 * @param id      its id: letters, digits, hyphens and underscores
 * @param address of the image
 * @param page    address of its page, for people
 * @param licence its licence
 * @param owner   name of who took it, to be named where the photo is shown
 */
public record FlickrPhoto(String id, String address, String page, FlickrLicence licence, String owner) {

    /** They are digits; the documentation asks not to rely on that. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9@_-]{1,64}");
    private static final Pattern ENDING = Pattern.compile("\\.(jpe?g|png|gif)$", Pattern.CASE_INSENSITIVE);
    /** Characters with which a spreadsheet begins a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+@-].*", Pattern.DOTALL);
    private static final int NAME = 100;

    /** Reads a photo; nothing if it lacks what is needed, or has an id that cannot be part of a file name. */
    static Optional<FlickrPhoto> of(JsonNode photo, FlickrSize size) {
        String id = photo.path("id").asText();
        String owner = photo.path("owner").asText();
        Optional<FlickrLicence> licence = FlickrLicence.of(photo.path("license").asInt(-1));
        Optional<String> address = size.orSmaller().stream().map(one -> photo.path(one.field()).asText())
                .filter(FlickrPhoto::isAddress).findFirst();
        if (!ID.matcher(id).matches() || !OWNER.matcher(owner).matches() || licence.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FlickrPhoto(id, address.get(), "https://www.flickr.com/photos/" + owner + "/" + id,
                licence.get(), name(photo.path("ownername").asText(), owner)));
    }

    private static boolean isAddress(String text) {
        try {
            return !text.isEmpty() && !Addresses.parse(text).getHost().isEmpty();
        } catch (TransferException e) {
            return false;
        }
    }

    /** What somebody calls himself, as a cell of a table: on one line, and no formula. */
    private static String name(String name, String owner) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        String shortened = line.length() > NAME ? line.substring(0, NAME).replaceAll("\\p{Cs}", "") : line;
        String shown = shortened.isEmpty() ? owner : shortened;
        return FORMULA.matcher(shown).matches() ? "'" + shown : shown;
    }

    /** Returns the name of the image's file. */
    String fileName() {
        var ending = ENDING.matcher(Addresses.shown(address));
        return "flickr-" + id + (ending.find() ? ending.group().toLowerCase(java.util.Locale.ROOT) : ".jpg");
    }
}
