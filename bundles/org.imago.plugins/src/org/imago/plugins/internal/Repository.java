// SPDX-License-Identifier: EPL-2.0
package org.imago.plugins.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import org.imago.cli.BadInputException;

/**
 * A p2 repository that a person named.
 *
 * @param uri where it is
 */
record Repository(URI uri) {

    private static final Set<String> SCHEMES = Set.of("http", "https", "file", "jar");

    /**
     * Understands what was typed.
     *
     * @param text an address, a folder, or a zip or jar file
     * @return the repository; whether there is one is found out when it is read
     * @throws BadInputException when it is no address, and no such folder or file exists
     */
    static Repository of(String text) throws BadInputException {
        try {
            URI uri = new URI(text);
            // One letter is the drive of a path of Windows.
            if (uri.getScheme() != null && uri.getScheme().length() > 1) {
                if (!SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
                    throw new BadInputException(text + ": expected http, https or file, not " + uri.getScheme());
                }
                return new Repository(uri);
            }
        } catch (URISyntaxException e) {
            // Then it is a path, in which all letters are allowed.
        }
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                return new Repository(path.toUri());
            }
            if (Files.isRegularFile(path)) {
                return new Repository(URI.create("jar:" + path.toUri() + "!/"));
            }
        } catch (InvalidPathException e) {
            throw new BadInputException(text + " is neither an address nor a path (" + e.getMessage() + ")");
        }
        throw new BadInputException(text + " does not exist; expected the address, the folder or the zip file of a p2 "
                + "repository");
    }
}
