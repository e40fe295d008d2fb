package dev.keyport.secrets.aesgcm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how many data keys the active key wraps, over all processes and restarts. NIST SP 800-38D allows 2<sup>32</sup> random
 * nonces under one key; wrap keys are derived for each tenant, so half of that over all tenants is far on the safe side.
 *
 * <p>Counts in blocks that are taken from the database before use: never too low, and one statement in a thousand. Thread-safe.
 */
abstract class WrapCount {

    /** Counts nothing, for keys that are counted elsewhere. */
    static final WrapCount NONE = new WrapCount() {
        @Override
        void countOne() {}
    };

    static final long WARN_AT = 1L << 30;
    static final long REFUSE_AT = 1L << 31;

    private static final Logger LOG = LoggerFactory.getLogger(WrapCount.class);
    private static final int BLOCK = 1_000;

    /** Where it is counted. */
    interface Counter {

        /** Adds to the count of a key, and returns the sum. */
        long add(long kekId, int dataKeys);
    }

    static WrapCount of(long kekId, Counter counter) {
        return new Blocks(kekId, counter);
    }

    /**
     * Counts one data key that is about to be wrapped.
     *
     * @throws IllegalStateException when the key has wrapped as many as it may
     */
    abstract void countOne();

    private static final class Blocks extends WrapCount {

        private final long kekId;
        private final Counter counter;
        private int left;

        Blocks(long kekId, Counter counter) {
            this.kekId = kekId;
            this.counter = counter;
        }

        @Override
        synchronized void countOne() {
            if (left == 0) {
                long sum = counter.add(kekId, BLOCK);
                if (sum > REFUSE_AT) {
                    throw new IllegalStateException(
                            "the key with id " + kekId + " has wrapped 2^31 data keys: rotate to a new key");
                }
                if (sum > WARN_AT) {
                    LOG.warn("the key with id {} has wrapped {} data keys: rotate to a new key soon", kekId, sum);
                }
                left = BLOCK;
            }
            left--;
        }
    }
}
