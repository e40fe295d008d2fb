package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An administrator who changes one connection again and again until the host is gone, one change after the other. Remembers what
 * was acknowledged, and the change that was under way.
 */
final class ChangingTenant implements Runnable {

    static final String PREFIX = "sk_drill_";

    private static final String PATH = "/api/integrations/accounting";

    private final String tenant;
    private final Random random;
    private final List<String> events = new ArrayList<>();
    private final Set<String> stored = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();
    private String key = "";
    private String note = "";
    private boolean enabled;
    private Change underWay = Change.NONE;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile String failure = "";
    private HostApi api;
    private String token;

    /** A change, and the event that tells of it. */
    private record Change(String event, String value) {

        static final Change NONE = new Change("", "");
    }

    /**
     * What is stored for a tenant.
     *
     * @param events the types of its events, in their order
     * @param connection note, whether it is enabled, and the version of its key; separated by {@code |}
     * @param keys every stored key by its version, opened
     */
    record Stored(List<String> events, String connection, Map<Integer, String> keys) {}

    ChangingTenant(int number) {
        this.tenant = "changing" + number;
        this.random = new Random(number);
    }

    String tenant() {
        return tenant;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    void prepare(HostApi running) throws IOException, InterruptedException {
        api = running;
        token = running.ownerOf(tenant);
    }

    @Override
    public void run() {
        try {
            while (true) {
                underWay = next();
                HttpResponse<String> answer = send(underWay);
                if (answer.statusCode() / 100 != 2) {
                    failure = tenant + ": " + underWay + " answers " + answer.statusCode() + " " + answer.body();
                    return;
                }
                apply(underWay);
                if (underWay.event().equals("integration.key_removed")) {
                    revoked.addAll(stored);
                }
                underWay = Change.NONE;
                acknowledged.incrementAndGet();
            }
        } catch (IOException e) {
            // The host was killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compares what is stored with what was acknowledged. The change that was under way happened as a whole or not at all. */
    void compare(Stored found) {
        assertThat(failure).isEmpty();
        List<String> withUnderWay = new ArrayList<>(events);
        withUnderWay.add(underWay.event());
        assertThat(found.events()).as("events of %s", tenant).isIn(events, withUnderWay);
        if (found.events().size() > events.size()) {
            apply(underWay);
        }
        underWay = Change.NONE;
        if (events.isEmpty()) {
            return;
        }
        String[] connection = found.connection().split("\\|", -1);
        assertThat(connection[0]).as("configuration of %s", tenant).isEqualTo(note);
        assertThat(connection[1]).as("flag of %s", tenant).isEqualTo(enabled ? "t" : "f");
        if (key.isEmpty()) {
            assertThat(connection[2]).as("removed key of %s", tenant).isEqualTo("null");
        } else {
            assertThat(found.keys().get(Integer.valueOf(connection[2])))
                    .as("key of %s", tenant)
                    .isEqualTo(key);
        }
        assertThat(found.keys().values())
                .as("keys of %s", tenant)
                .allSatisfy(value -> assertThat(value).startsWith(PREFIX).isNotIn(revoked));
    }

    private Change next() {
        if (note.isEmpty()) {
            return configure();
        }
        int choice = random.nextInt(20);
        if (choice < 3) {
            return configure();
        } else if (choice < 6) {
            return new Change(enabled ? "integration.disabled" : "integration.enabled", "");
        } else if (choice < 9 && !key.isEmpty()) {
            return new Change("integration.key_removed", "");
        }
        return new Change("integration.key_set", PREFIX + Long.toString(random.nextLong(Long.MAX_VALUE), 36) + "_0123");
    }

    private Change configure() {
        return new Change("integration.configured", "n" + random.nextInt(1_000_000_000));
    }

    private HttpResponse<String> send(Change change) throws IOException, InterruptedException {
        return switch (change.event()) {
            case "integration.configured" ->
                api.put(
                        PATH,
                        token,
                        "{\"providerSlug\":\"noop\",\"configJson\":{\"note\":\"" + change.value() + "\"}}");
            case "integration.key_set" -> api.setKey(token, change.value());
            case "integration.key_removed" -> api.send("DELETE", PATH + "/key", token, "", "");
            default -> api.send("PATCH", PATH + "/toggle", token, "application/json", "{\"enabled\":" + !enabled + "}");
        };
    }

    private void apply(Change change) {
        events.add(change.event());
        switch (change.event()) {
            case "integration.configured" -> note = change.value();
            case "integration.key_set" -> {
                key = change.value();
                stored.add(key);
            }
            case "integration.key_removed" -> key = "";
            default -> enabled = !enabled;
        }
    }
}
