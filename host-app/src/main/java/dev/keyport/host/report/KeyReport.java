package dev.keyport.host.report;

import dev.keyport.secrets.aesgcm.KeyUse;
import dev.keyport.secrets.aesgcm.RotationReport;
import dev.keyport.secrets.aesgcm.UnreadableSecret;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Which keys the stored secrets need, and what a rotation did. Shows no key and no secret. */
public final class KeyReport {

    private static final JsonMapper JSON = new JsonMapper();

    private KeyReport() {}

    /**
     * Prints which keys are needed.
     *
     * @param retired a key that must not be needed any more
     * @return whether a host can start with these keys, and the retired one is not needed
     */
    public static boolean print(List<KeyUse> keys, Optional<Long> retired, PrintWriter out, boolean json) {
        boolean sound = keys.stream().allMatch(key -> key.state().sound());
        boolean stillNeeded =
                retired.isPresent() && keys.stream().noneMatch(key -> key.id() == retired.get() && key.retirable());
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("sound", sound);
            retired.ifPresent(id -> {
                Map<String, Object> confirmation = new LinkedHashMap<>();
                confirmation.put("id", id);
                confirmation.put("confirmed", !stillNeeded);
                answer.put("retired", confirmation);
            });
            answer.put("keys", keys.stream().map(KeyReport::fields).toList());
            out.println(JSON.writeValueAsString(answer));
        } else {
            out.print(TextTable.of(rows(keys)));
            retired.ifPresent(id -> out.println(
                    stillNeeded
                            ? "Key " + id + " is not retired: " + why(keys, id)
                            : "Key " + id
                                    + " is retired: no stored secret needs it. A backup from before the rotation still"
                                    + " does."));
        }
        out.flush();
        return sound && !stillNeeded;
    }

    /** Prints what a rotation did, and which keys are needed now. */
    public static void print(RotationReport report, List<KeyUse> keys, PrintWriter out, boolean json) {
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("complete", report.complete());
            answer.put("moved", report.moved());
            answer.put(
                    "unreadable",
                    report.unreadable().stream().map(KeyReport::fields).toList());
            answer.put("keys", keys.stream().map(KeyReport::fields).toList());
            out.println(JSON.writeValueAsString(answer));
        } else {
            out.println("Moved to the active key: " + report.moved());
            report.unreadable()
                    .forEach(secret -> out.println("Left as it is: tenant " + secret.tenant() + ", " + secret.name()
                            + ", version " + secret.version().number() + ": " + secret.reason()));
            out.print(TextTable.of(rows(keys)));
        }
        out.flush();
    }

    private static String why(List<KeyUse> keys, long id) {
        return keys.stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .map(key -> key.state() == KeyUse.State.ACTIVE
                        ? "it is the active key."
                        : "stored secrets that need it: " + key.secrets() + ".")
                .orElse("no key with this id was ever seen here.");
    }

    private static List<List<String>> rows(List<KeyUse> keys) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KEY", "SECRETS", "WRAPPED", "STATE"));
        keys.forEach(key -> rows.add(List.of(
                String.valueOf(key.id()),
                String.valueOf(key.secrets()),
                String.valueOf(key.wrapped()),
                meaning(key.state()))));
        return rows;
    }

    private static String meaning(KeyUse.State state) {
        return switch (state) {
            case ACTIVE -> "active: seals what is stored from now on";
            case NEEDED -> "needed: stored secrets open with it";
            case UNUSED -> "unused: may be retired when no backup needs it";
            case RETIRED -> "retired: not in the ring, and no stored secret needs it";
            case MISSING -> "MISSING: not in the ring, and stored secrets need it";
            case ANOTHER_KEY -> "ANOTHER KEY: not the one that had this id when secrets were sealed";
        };
    }

    private static Map<String, Object> fields(KeyUse key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.id());
        fields.put("state", key.state().name().toLowerCase(Locale.ROOT));
        fields.put("secrets", key.secrets());
        fields.put("wrapped", key.wrapped());
        return fields;
    }

    private static Map<String, Object> fields(UnreadableSecret secret) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tenant", secret.tenant().value());
        fields.put("name", secret.name().value());
        fields.put("version", secret.version().number());
        fields.put("reason", secret.reason());
        return fields;
    }
}
