package dev.keyport.host.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores one key of a tenant after the other until the host is gone, and remembers what was acknowledged. */
final class KeyWriter implements Runnable {

    static final String PREFIX = "sk_test_";

    private final String tenant;
    private final Random random;
    private final AtomicInteger count = new AtomicInteger();
    private volatile HostApi api;
    private volatile String token;
    private volatile String acknowledged;
    private volatile String attempted;

    KeyWriter(String tenant) {
        this.tenant = tenant;
        this.random = new Random(tenant.hashCode());
    }

    String tenant() {
        return tenant;
    }

    /** How many keys were acknowledged so far. */
    int count() {
        return count.get();
    }

    /** What may be stored now: the last key that was acknowledged, or the one that was on its way. */
    List<String> possible() {
        return Arrays.asList(acknowledged, attempted);
    }

    void prepare(HostApi running) throws IOException, InterruptedException {
        api = running;
        token = running.ownerOf(tenant);
        running.selectNoop(token);
    }

    @Override
    public void run() {
        try {
            while (true) {
                attempted = newKey();
                if (api.setKey(token, attempted).statusCode() != 204) {
                    return;
                }
                acknowledged = attempted;
                count.incrementAndGet();
            }
        } catch (IOException e) {
            // The host was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String newKey() {
        return PREFIX + Long.toString(random.nextLong(Long.MAX_VALUE), 36) + "_"
                + Long.toString(random.nextLong(46_656, 1_679_616), 36);
    }
}
