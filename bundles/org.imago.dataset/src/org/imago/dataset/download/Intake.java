// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.IOException;
import java.io.Serial;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** Takes the bytes of an answer as they come, up to a limit. Its result is how many there were. */
final class Intake implements HttpResponse.BodySubscriber<Long> {

    private final WritableByteChannel out;
    private final long limit;
    private final boolean cut;
    private final Heard heard;
    private final LongConsumer progress;
    private final CompletableFuture<Long> result = new CompletableFuture<>();
    private Flow.Subscription source;
    private long bytes;

    /** What cannot be written here is not the server's fault. */
    static final class DiskException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient IOException io;

        DiskException(IOException io) {
            super(io);
            this.io = io;
        }

        IOException io() {
            return io;
        }
    }

    /**
     * Creates the intake.
     *
     * @param out      takes the bytes
     * @param limit    most bytes
     * @param cut      whether more of them are left unread without a complaint
     * @param heard    told that something came
     * @param progress told how many bytes have come
     */
    Intake(WritableByteChannel out, long limit, boolean cut, Heard heard, LongConsumer progress) {
        this.out = out;
        this.limit = limit;
        this.cut = cut;
        this.heard = heard;
        this.progress = progress;
    }

    static TransferException tooLarge(long limit) {
        return new TransferException(DownloadProblem.TOO_LARGE, "is larger than " + limit + " bytes; it is not taken");
    }

    /** Takes nothing. */
    void refuse(TransferException why) {
        result.completeExceptionally(why);
    }

    @Override
    public CompletionStage<Long> getBody() {
        return result;
    }

    @Override
    @NonNullByDefault({})
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (result.isDone()) {
            source.cancel();
        } else {
            source.request(1);
        }
    }

    @Override
    @NonNullByDefault({})
    public void onNext(List<ByteBuffer> buffers) {
        if (result.isDone()) {
            return;
        }
        long more = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes + more > limit) {
            source.cancel();
            if (cut) {
                result.complete(bytes);
            } else {
                refuse(tooLarge(limit));
            }
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        } catch (IOException e) {
            source.cancel();
            result.completeExceptionally(new DiskException(e));
            return;
        }
        bytes += more;
        heard.bytes(bytes);
        progress.accept(bytes);
        source.request(1);
    }

    @Override
    @NonNullByDefault({})
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        result.complete(bytes);
    }
}
