package dev.keyport.host.process;

import static dev.keyport.host.process.Refusal.missing;
import static dev.keyport.host.process.Refusal.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are wrong in themselves: no server is needed to see it, and none is started. */
@Tag("slow")
class BadSettingsIT {

    private static final String URL = "KEYPORT_DATABASE_URL";
    private static final String JWKS = "KEYPORT_JWT_JWKS_URL";
    private static final String KEY = "INTEGRATION_ENCRYPTION_KEY";

    /** Nothing listens there. */
    private static final Map<String, String> PRODUCTION = Map.of(
            URL,
            "jdbc:postgresql://127.0.0.1:1/keyport",
            "KEYPORT_DATABASE_PASSWORD",
            "a-runtime-password",
            KEY,
            ProductionSettings.KEY,
            "KEYPORT_JWT_ISSUER",
            "https://issuer.example",
            "KEYPORT_JWT_AUDIENCE",
            "keyport-test",
            JWKS,
            "https://issuer.example/jwks");

    private static final Map<String, String> STORAGE = Map.of(
            "KEYPORT_S3_ENDPOINT", "http://127.0.0.1:1",
            "KEYPORT_S3_BUCKET", "documents",
            "KEYPORT_S3_ACCESS_KEY", "an-access-key",
            "KEYPORT_S3_SECRET_KEY", "a-secret-key");

    @TempDir
    static Path folder;

    private static ServerSocket taken;

    @BeforeAll
    static void takePort() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterAll
    static void nothingWasStarted() throws IOException {
        taken.close();
        assertThat(folder.resolve(".keyport")).doesNotExist();
    }

    @TestFactory
    Stream<DynamicTest> serve_addressOrFolder_isRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        Map<String, String> none = Map.of();
        return Refusal.tests(
                folder,
                List.of(
                        wrong("is no number", none, "KEYPORT_PORT", "abcd"),
                        wrong("is too large", none, "KEYPORT_PORT", "70000"),
                        wrong("is negative", none, "KEYPORT_PORT", "-8080"),
                        wrong("is in use", none, "KEYPORT_PORT", String.valueOf(taken.getLocalPort())),
                        wrong("is not loopback", none, "KEYPORT_HOST", "0.0.0.0"),
                        wrong("is not of this machine", PRODUCTION, "KEYPORT_HOST", "192.0.2.1"),
                        wrong("is a file", Map.of("KEYPORT_PORT", "0"), "KEYPORT_DATA", file.toString()),
                        Refusal.of("unknown flag", none, "command line").running("--encryption-kye=HUSH"),
                        Refusal.of("flag without a value", none, "command line").running("--port"),
                        Refusal.of("flag given twice", none, "command line")
                                .running("--encryption-key=HUSH1", "--encryption-key=HUSH2"),
                        Refusal.of("unknown command", none, "no such command").running("HUSH"),
                        Refusal.of("two commands", none, "command line").running("serve", "HUSH")));
    }

    @TestFactory
    Stream<DynamicTest> serve_productionSettingMissing_isRefused() {
        List<Refusal> refusals = new ArrayList<>();
        PRODUCTION.keySet().forEach(variable -> refusals.add(missing(PRODUCTION, variable)));
        STORAGE.keySet().forEach(variable -> refusals.add(missing(withStorage(), variable)));
        refusals.add(wrong("alone", Map.of("KEYPORT_S3_REGION", "us-east-1"), URL, ""));
        refusals.add(missing(migrate(), "KEYPORT_DATABASE_ADMIN_USER").running("migrate"));
        refusals.add(missing(migrate(), "KEYPORT_DATABASE_ADMIN_PASSWORD").running("migrate"));
        return Refusal.tests(folder, refusals);
    }

    @TestFactory
    Stream<DynamicTest> serve_malformedAddress_isRefused() {
        Map<String, String> settings = new HashMap<>(PRODUCTION);
        settings.put("KEYPORT_PORT", "0");
        List<Refusal> refusals = new ArrayList<>();
        for (String url : List.of(
                "postgresql://127.0.0.1/keyport",
                "jdbc:postgresql:keyport",
                "jdbc:postgresql://",
                "jdbc:postgresql://127.0.0.1:1234",
                "jdbc:postgresql://127.0.0.1:port/keyport",
                "jdbc:postgresql://127.0.0.1:1/keyport?password=HUSH",
                "jdbc:postgresql://127.0.0.1:1/keyport?sslmode=HUSH",
                "jdbc:postgresql://127.0.0.1:99999/keyport",
                "jdbc:postgresql://admin:HUSH@127.0.0.1/keyport",
                "jdbc:postgresql://nowhere.invalid/keyport")) {
            refusals.add(wrong(url, settings, URL, url));
        }
        for (String url : List.of("not a url", "issuer.example/jwks", "http://issuer.example/jwks")) {
            refusals.add(wrong(url, settings, JWKS, url));
        }
        refusals.add(wrong("port of migrate", migrate(), URL, "jdbc:postgresql://127.0.0.1:99999/keyport")
                .running("migrate"));
        refusals.add(
                wrong("role", migrate(), "KEYPORT_DATABASE_USER", "Bad-Name").running("migrate"));
        return Refusal.tests(folder, refusals);
    }

    @TestFactory
    Stream<DynamicTest> serve_badKey_isRefusedInBothModes() {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, String> keys = Map.of(
                "is not Base64",
                "this is not a key!",
                "is in hexadecimal",
                "ab".repeat(32),
                "is empty",
                "=",
                "has 31 bytes",
                base64(31),
                "has 33 bytes",
                base64(33),
                "has 16 bytes",
                base64(16),
                "is all zeros",
                "A".repeat(43) + "=",
                "is one byte repeated",
                "q".repeat(43) + "o=",
                "counts",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        keys.forEach((title, key) -> refusals.add(wrong(title, PRODUCTION, KEY, key)));
        refusals.add(wrong("is blank in production mode", PRODUCTION, KEY, "  "));
        refusals.add(wrong("has 31 bytes in development mode", Map.of("KEYPORT_PORT", "0"), KEY, base64(31)));
        return Refusal.tests(folder, refusals);
    }

    private static String base64(int bytes) {
        byte[] key = new byte[bytes];
        new Random(bytes).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static Map<String, String> withStorage() {
        Map<String, String> settings = new HashMap<>(PRODUCTION);
        settings.putAll(STORAGE);
        return settings;
    }

    private static Map<String, String> migrate() {
        Map<String, String> settings = new HashMap<>(PRODUCTION);
        settings.put("KEYPORT_DATABASE_ADMIN_USER", "an-administrator");
        settings.put("KEYPORT_DATABASE_ADMIN_PASSWORD", "an-admin-password");
        return settings;
    }
}
