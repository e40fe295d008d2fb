package dev.keyport.secrets.aesgcm;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Keeps a few engines between uses, for all threads: a virtual thread would make, and leave, one of its own. Nobody waits: when
 * none is idle, one is made. Thread-safe.
 */
final class EnginePool {

    private final CryptoProvider provider;
    private final Queue<CryptoEngine> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());
    private final boolean forgetsCipherKey;

    /**
     * @param forgetsCipherKey whether an idle engine has no key of the last message in its cipher. It costs a key schedule, and
     *     protects nothing where the keys that opened the message are in memory themselves.
     */
    EnginePool(CryptoProvider provider, boolean forgetsCipherKey) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.forgetsCipherKey = forgetsCipherKey;
    }

    /** What is done with an engine, which must not be kept. */
    interface Use<T, E extends Exception> {
        T with(CryptoEngine engine) throws E;
    }

    <T, E extends Exception> T use(Use<T, E> use) throws E {
        CryptoEngine kept = idle.poll();
        CryptoEngine engine = kept == null ? provider.newEngine() : kept;
        try {
            return use.with(engine);
        } finally {
            engine.forgetDerivation();
            if (forgetsCipherKey) {
                engine.forgetCipherKey();
            }
            idle.offer(engine);
        }
    }
}
