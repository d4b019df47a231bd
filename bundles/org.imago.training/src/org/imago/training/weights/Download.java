// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Fetches a file over http or https: limited in size, redirects and silence, reported, and complete or failed. */
final class Download {

    /** Largest file taken, in bytes. */
    static final long MAXIMUM_BYTES = 2L << 30;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAXIMUM_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** A server that is silent for longer is taken for dead. */
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final long REPORT_NANOS = Duration.ofMillis(250).toNanos();

    private final String source;
    private final String shown;
    private final RunEvents events;
    private final Cancellation cancellation;

    /** Prepares the download of {@code source}, which messages call {@code shown}. */
    Download(String source, String shown, RunEvents events, Cancellation cancellation) {
        this.source = source;
        this.shown = shown;
        this.events = events;
        this.cancellation = cancellation;
    }

    /**
     * Writes the file to {@code target}; whatever is there after an exception is not the file. Only what goes wrong on
     * this machine's disk is an {@code IOException}.
     */
    void to(Path target) throws WeightsException, CancelledException, IOException {
        HttpURLConnection connection = connect(address(source));
        try (InputStream in = content(connection); OutputStream out = Files.newOutputStream(target)) {
            long expected = connection.getContentLengthLong();
            if (expected > MAXIMUM_BYTES) {
                throw tooLarge();
            }
            if (copy(in, out, expected) < expected) {
                throw new WeightsException(shown + " broke off before its " + expected + " bytes were there; nothing "
                        + "was taken, try again");
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connect(URI start) throws WeightsException {
        URI address = start;
        for (int redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects++) {
            HttpURLConnection connection = ask(address);
            int status = status(connection);
            if (status == HttpURLConnection.HTTP_OK) {
                return connection;
            }
            String location = connection.getHeaderField("Location");
            connection.disconnect();
            if (!REDIRECTS.contains(status) || location == null) {
                throw new WeightsException(shown + " answered with status " + status + ", expected 200; check the "
                        + "address");
            }
            address = redirect(address, location);
        }
        throw new WeightsException(shown + " redirects more than " + MAXIMUM_REDIRECTS + " times; it is not followed");
    }

    private HttpURLConnection ask(URI address) throws WeightsException {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout((int) SILENCE.toMillis());
            connection.setReadTimeout((int) SILENCE.toMillis());
            return connection;
        } catch (IOException | IllegalArgumentException e) {
            throw unreachable(e);
        }
    }

    private int status(HttpURLConnection connection) throws WeightsException {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private InputStream content(HttpURLConnection connection) throws WeightsException {
        try {
            return connection.getInputStream();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private WeightsException unreachable(Exception cause) {
        return new WeightsException(shown + " cannot be fetched (" + cause + "); check the address and the connection, "
                + "or fetch the file by other means and add it from the disk", cause);
    }

    /** A redirect may leave the host but not the protection of https, nor lead to a file of this machine. */
    private URI redirect(URI from, String location) throws WeightsException {
        URI to;
        try {
            to = supported(from.resolve(new URI(location)));
        } catch (URISyntaxException e) {
            throw new WeightsException(shown + " redirects to no valid address: " + e.getReason(), e);
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new WeightsException(shown + " redirects from https to " + to.getScheme() + "; it is not followed");
        }
        return to;
    }

    private URI address(String text) throws WeightsException {
        try {
            return supported(new URI(text));
        } catch (URISyntaxException e) {
            throw new WeightsException(shown + " is no valid address: " + e.getReason(), e);
        }
    }

    private URI supported(URI address) throws WeightsException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new WeightsException(shown + " is, or redirects to, no address of a file on the net: expected "
                    + "http://HOST/… or https://HOST/…");
        }
        return address;
    }

    private long copy(InputStream in, OutputStream out, long expected)
            throws WeightsException, CancelledException, IOException {
        byte[] buffer = new byte[1 << 16];
        long started = System.nanoTime();
        long reported = started;
        long size = 0;
        for (int read = read(in, buffer, size); read >= 0; read = read(in, buffer, size)) {
            cancellation.check();
            size += read;
            if (size > MAXIMUM_BYTES) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
            if (System.nanoTime() - reported > REPORT_NANOS) {
                reported = System.nanoTime();
                report(size, expected, (reported - started) / 1e9);
            }
        }
        report(size, expected, (System.nanoTime() - started) / 1e9);
        return size;
    }

    private int read(InputStream in, byte[] buffer, long received) throws WeightsException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new WeightsException(shown + " broke off after " + received + " bytes (" + e.getMessage()
                    + "); nothing was taken, try again", e);
        }
    }

    private void report(long size, long expected, double seconds) {
        double remaining = expected < 0 || size == 0 ? Double.NaN : seconds * (expected - size) / size;
        events.emit(new RunEvent.Progress("weights", -1, "download, bytes", size, Math.max(size, expected), remaining));
    }

    private WeightsException tooLarge() {
        return new WeightsException(shown + " is larger than " + MAXIMUM_BYTES + " bytes; it is not taken");
    }
}
