package dev.keyport.secrets.vault;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes an answer of a limited size; a longer one fails, and no more of it is read. Used for one answer. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private static final int EXPECTED_BYTES = 8192;

    private final int limit;
    private final ErasableBuffer received = new ErasableBuffer(EXPECTED_BYTES);
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > limit - received.size()) {
                Objects.requireNonNull(subscription, "subscription").cancel();
                onError(new IOException("the answer has more than " + limit + " bytes"));
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            received.write(part, 0, part.length);
            Arrays.fill(part, (byte) 0);
        }
    }

    @Override
    public void onError(Throwable failure) {
        received.close();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(received.toByteArray());
        received.close();
    }
}
