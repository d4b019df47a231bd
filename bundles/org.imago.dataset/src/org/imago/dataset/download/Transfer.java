// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Fetches a file over http or https: limited in bytes, redirects and silence, complete or failed, stopped within 100 ms.
 * Nothing is asked twice here; that is for who knows whether it is worth it. Thread-safe.
 */
public final class Transfer {

    /** Who asks, as operators of servers want to know. */
    public static final String USER_AGENT = "Imago/0.1 (image data set tool; fetches what its user lists)";

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    /** Longest answer of an error that is read so that the connection can be used again, bytes. */
    private static final long ERROR_BYTES = 1 << 16;

    /** One for all, for each has threads of its own. */
    private static final class Client {

        static final HttpClient ONLY = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
    }

    private final Addresses addresses;
    private final Limits limits;
    private final Waiting time;

    /**
     * What is too much.
     *
     * @param bytes     most bytes, at least 1
     * @param redirects most redirects that are followed, at least 0
     * @param silence   longest time in which nothing comes
     */
    public record Limits(long bytes, int redirects, Duration silence) {
    }

    /**
     * What was fetched.
     *
     * @param bytes   how many bytes
     * @param address where it came from in the end
     */
    public record Received(long bytes, URI address) {
    }

    /** Watches a transfer. Called from other threads. */
    public interface Watch {

        /** Tells whether to stop; asked at least every 100 ms. */
        boolean isCancelled();

        /**
         * Takes how far it is.
         *
         * @param bytes    how many have come
         * @param expected how many will come; negative if that is not known
         */
        default void received(long bytes, long expected) {
        }
    }

    /** Decides by its head whether an answer is wanted. */
    @FunctionalInterface
    interface Wanted {

        /**
         * Looks at the type of what will come.
         *
         * @param contentType in lower case; empty if the server does not say
         * @throws TransferException if it is not wanted
         */
        void check(String contentType) throws TransferException;
    }

    /**
     * Prepares transfers.
     *
     * @param addresses which addresses may be asked
     * @param limits    what is too much
     * @param time      the time
     */
    public Transfer(Addresses addresses, Limits limits, Waiting time) {
        this.addresses = addresses;
        this.limits = limits;
        this.time = time;
    }

    /**
     * Writes a file.
     *
     * @param address where it is
     * @param target  written or overwritten; whatever is there after an exception is not the file
     * @param watch   told how far it is, and asked whether to stop
     * @return what was fetched
     * @throws TransferException          if the file cannot be had
     * @throws DownloadCancelledException if it was to stop
     * @throws IOException                if the target cannot be written
     */
    public Received to(String address, Path target, Watch watch)
            throws TransferException, DownloadCancelledException, IOException {
        return to(address, target, type -> { }, watch);
    }

    Received to(String address, Path target, Wanted wanted, Watch watch)
            throws TransferException, DownloadCancelledException, IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            URI from = Addresses.parse(address);
            for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
                check(from, watch::isCancelled);
                Answer answer = ask(HttpRequest.newBuilder(from).GET(), channel, wanted, watch);
                if (answer.status() == OK) {
                    channel.force(true);
                    return new Received(answer.bytes(), from);
                }
                from = redirect(from, answer);
            }
        }
        throw new TransferException(DownloadProblem.REDIRECT, "redirects more than " + limits.redirects()
                + " times; it is not followed");
    }

    /**
     * Sends a form and returns the answer. Redirects are not followed, so that what is in the form goes nowhere else.
     *
     * @param address   where to
     * @param form      what is sent, encoded as {@code application/x-www-form-urlencoded}
     * @param cancelled whether to stop
     * @return the answer's bytes
     * @throws TransferException          if there is none with status 200; the message does not hold the form
     * @throws DownloadCancelledException if it was to stop
     */
    byte[] post(String address, String form, BooleanSupplier cancelled)
            throws TransferException, DownloadCancelledException {
        URI to = Addresses.parse(address);
        check(to, cancelled);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try {
            Answer answer = ask(HttpRequest.newBuilder(to).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)), Channels.newChannel(bytes), type -> { },
                    cancelled::getAsBoolean);
            if (answer.status() != OK) {
                throw status(answer);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
    }

    /** To look a name up may take long, and cannot be interrupted. */
    private void check(URI address, BooleanSupplier cancelled) throws TransferException, DownloadCancelledException {
        CompletableFuture<Void> checked = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                addresses.check(address);
                checked.complete(null);
            } catch (TransferException | RuntimeException e) {
                checked.completeExceptionally(e);
            }
        });
        try {
            while (!isDone(checked)) {
                Waiting.check(cancelled);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransferException refused) {
                throw refused;
            }
            throw unreachable(e.getCause());
        }
    }

    private static boolean isDone(CompletableFuture<?> work) throws ExecutionException, DownloadCancelledException {
        try {
            work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadCancelledException();
        }
    }

    /** The head of an answer, and how much of it was taken. */
    private record Answer(int status, String location, @Nullable Duration retryAfter, long bytes) {
    }

    private Answer ask(HttpRequest.Builder request, WritableByteChannel out, Wanted wanted, Watch watch)
            throws TransferException, DownloadCancelledException, IOException {
        Waiting.check(watch::isCancelled);
        Heard heard = new Heard(time);
        CompletableFuture<HttpResponse<Long>> answer;
        try {
            answer = Client.ONLY.sendAsync(request.header("User-Agent", USER_AGENT).build(),
                    info -> body(info, out, wanted, watch, heard));
        } catch (IllegalArgumentException e) {
            throw unreachable(e);
        }
        HttpResponse<Long> response = await(answer, heard, watch);
        return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(""),
                retryAfter(response), response.body());
    }

    private HttpResponse.BodySubscriber<Long> body(ResponseInfo info, WritableByteChannel out, Wanted wanted,
            Watch watch, Heard heard) {
        heard.something();
        if (info.statusCode() != OK) {
            return new Intake(Channels.newChannel(java.io.OutputStream.nullOutputStream()), ERROR_BYTES, true, heard,
                    bytes -> { });
        }
        long expected = info.headers().firstValueAsLong("Content-Length").orElse(-1);
        Intake intake = new Intake(out, limits.bytes(), false, heard, bytes -> watch.received(bytes, expected));
        try {
            if (expected > limits.bytes()) {
                throw Intake.tooLarge(limits.bytes());
            }
            wanted.check(info.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT));
        } catch (TransferException e) {
            intake.refuse(e);
        }
        return intake;
    }

    private HttpResponse<Long> await(CompletableFuture<HttpResponse<Long>> answer, Heard heard, Watch watch)
            throws TransferException, DownloadCancelledException, IOException {
        try {
            while (!isDone(answer)) {
                Waiting.check(watch::isCancelled);
                heard.refuseSilence(limits.silence());
            }
            return answer.join();
        } catch (ExecutionException e) {
            throw failure(e.getCause(), heard);
        } finally {
            // Ends the exchange, if it goes on.
            answer.cancel(true);
        }
    }

    private static TransferException failure(Throwable cause, Heard heard) throws IOException {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof TransferException known) {
                return known;
            }
            if (next instanceof Intake.DiskException disk) {
                throw disk.io();
            }
        }
        return heard.anything() ? new TransferException(DownloadProblem.BROKE_OFF, "broke off after " + heard.bytes()
                + " bytes (" + cause.getMessage() + "); nothing was taken, try again", cause) : unreachable(cause);
    }

    private static TransferException unreachable(Throwable cause) {
        return new TransferException(DownloadProblem.UNREACHABLE, "cannot be fetched (" + cause
                + "); check the address and the connection", cause);
    }

    /** A redirect may leave the host but not the protection of https, nor lead to a file of this machine. */
    private static URI redirect(URI from, Answer answer) throws TransferException {
        if (!REDIRECTS.contains(answer.status()) || answer.location().isEmpty()) {
            throw status(answer);
        }
        URI to;
        try {
            to = Addresses.supported(from.resolve(new URI(answer.location())));
        } catch (URISyntaxException e) {
            throw new TransferException(DownloadProblem.REDIRECT, "redirects to no valid address: " + e.getReason(), e);
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
            throw new TransferException(DownloadProblem.REDIRECT, "redirects from https to " + to.getScheme()
                    + "; it is not followed");
        }
        return to;
    }

    private static TransferException status(Answer answer) {
        int status = answer.status();
        DownloadProblem problem = switch (status) {
            case 404, 410 -> DownloadProblem.NOT_FOUND;
            case 401, 402, 403, 451 -> DownloadProblem.DENIED;
            case 429, 503 -> DownloadProblem.BUSY;
            default -> status >= 500 || status == 408 || status == 425 ? DownloadProblem.SERVER_ERROR
                    : DownloadProblem.BAD_STATUS;
        };
        return new TransferException(problem, "answered with status " + status + ", expected 200; check the address",
                answer.retryAfter(), null);
    }

    /** Seconds or a date (RFC 9110, 10.2.3); what is neither counts as not said. */
    private @Nullable Duration retryAfter(HttpResponse<?> response) {
        Optional<String> said = response.headers().firstValue("Retry-After").map(String::strip);
        if (said.isEmpty()) {
            return null;
        }
        if (said.get().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(said.get()));
        }
        try {
            Duration until = Duration.between(time.now(), ZonedDateTime.parse(said.get(),
                    DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
