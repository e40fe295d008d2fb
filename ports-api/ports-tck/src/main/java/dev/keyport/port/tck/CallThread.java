package dev.keyport.port.tck;

import dev.keyport.port.tck.Operation.Reply;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Makes one call in a thread of its own, which can be interrupted. */
final class CallThread {

    private @Nullable Thread thread;
    private boolean interrupted;
    private boolean forgotten;

    /**
     * @param left gets what the call left behind at its thread
     */
    synchronized CompletableFuture<Reply> start(Supplier<Reply> call, Queue<String> left) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        Thread caller = new Thread(() -> run(call, answer, left), "contract-call");
        caller.setDaemon(true);
        thread = caller;
        caller.start();
        return answer;
    }

    /** Does nothing once the call is over. */
    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
            interrupted = true;
        }
    }

    /** Whether it was interrupted, and no longer knew of it when the call was over. */
    synchronized boolean hasForgotten() {
        return forgotten;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever an adapter throws is looked at
    private void run(Supplier<Reply> call, CompletableFuture<Reply> answer, Queue<String> left) {
        try {
            Reply reply = call.get();
            over(left);
            answer.complete(reply);
        } catch (Throwable e) {
            over(left);
            answer.completeExceptionally(e);
        }
    }

    private synchronized void over(Queue<String> left) {
        thread = null;
        forgotten = interrupted && !Thread.interrupted();
        left.add(Thread.currentThread().getName() + " " + MDC.getCopyOfContextMap());
    }
}
