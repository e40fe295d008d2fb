package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.development.DataFolder;
import dev.keyport.host.development.EmbeddedS3Server;
import dev.keyport.host.signin.FakeOpenIdProvider;
import dev.keyport.host.token.IssuerKey;
import dev.keyport.host.token.JwksServer;
import dev.keyport.host.token.TokenText;
import dev.keyport.port.Secret;
import dev.keyport.testing.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host on a PostgreSQL, an S3 server and a token issuer that it did not start. */
class ProductionModeIT {

    private static final String DOCUMENT = "/api/documents/org/acme/a.txt";

    private static final String PAGE = "https://keyport.example";

    @TempDir
    static Path folder;

    private static IssuerKey key;
    private static JwksServer issuer;
    private static ProductionSettings settings;

    @BeforeAll
    static void migrate() throws Exception {
        key = IssuerKey.es256("key-1");
        issuer = JwksServer.start(key);
        settings = ProductionSettings.of(
                TestPostgres.shared().newDatabase(),
                TokenText.ISSUER,
                TokenText.AUDIENCE,
                issuer.url().toString());

        HostProcess.Exit first = settings.runMigrate(folder);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).matches("(?s).*migrations applied: [1-9][0-9]*\\.\n");
        HostProcess.Exit second = settings.runMigrate(folder);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo("The database is ready; migrations applied: 0.\n");
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    @Test
    void serve_withoutStorage_doesEverythingButDocuments() throws Exception {
        try (HostProcess host = HostProcess.start(folder, settings.serve())) {
            HostApi api = host.awaitListening();
            String token = key.sign(TokenText.header(key), claims());

            api.selectNoop(token);
            HostApi.require(204, api.setKey(token, "sk_live_4eC39HqLyjWDarjtT1zdp7dc"));
            assertThat(api.get("/api/integrations", token).body()).contains("\"keySuffix\":\"••••p7dc\"");
            HttpResponse<String> document = api.send("PUT", DOCUMENT, token, "text/plain", "text");
            assertThat(document.statusCode()).isEqualTo(503);
            assertThat(document.body()).contains("\"code\":\"storage-not-configured\"");

            HttpResponse<String> page = HostApi.require(404, api.get("/settings/integrations", ""));
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertTokensOfOthersAreRefused(api);
            assertOnlyTheRuntimeRoleIsConnected();
            assertThat(folder.resolve(".keyport")).doesNotExist();
            assertThat(host.stop().err()).isEmpty();
        }
    }

    @Test
    void serve_withStorageAndSignIn_keepsDocumentsAndSendsPeopleToTheProvider() throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("s3"));
                EmbeddedS3Server s3 = EmbeddedS3Server.start(data);
                FakeOpenIdProvider people = FakeOpenIdProvider.start(PAGE + "/signin/callback", Clock.systemUTC());
                HostProcess host = HostProcess.start(folder, with(s3, people))) {
            HostApi api = host.awaitListening();
            String token = key.sign(TokenText.header(key), claims());

            HostApi.require(204, api.send("PUT", DOCUMENT, token, "text/plain", "text"));
            assertThat(HostApi.require(200, api.get(DOCUMENT, token)).body()).isEqualTo("text");
            HttpResponse<String> signIn = HostApi.require(303, api.get("/signin", ""));
            assertThat(signIn.headers().firstValue("Location").orElse(""))
                    .startsWith(people.issuer() + "/authorize?")
                    .contains("redirect_uri=https%3A%2F%2Fkeyport.example%2Fsignin%2Fcallback");
            host.stop();
        }
    }

    private static void assertTokensOfOthersAreRefused(HostApi api) throws IOException, InterruptedException {
        String otherAudience = key.sign(TokenText.header(key), TokenText.with(claims(), "aud", "another-audience"));
        String otherIssuer = key.sign(TokenText.header(key), TokenText.with(claims(), "iss", "https://other.example"));
        IssuerKey stranger = IssuerKey.es256("key-1");
        String forged = stranger.sign(TokenText.header(stranger), claims());
        for (String token : new String[] {otherAudience, otherIssuer, forged, ""}) {
            assertThat(api.get("/api/integrations", token).statusCode()).isEqualTo(401);
        }
        String request = "{\"tenant\":\"acme\",\"subject\":\"alice\",\"role\":\"owner\"}";
        assertThat(api.post("/dev/tokens", "", request).statusCode()).isEqualTo(404);
    }

    private static void assertOnlyTheRuntimeRoleIsConnected() throws Exception {
        try (Connection admin = settings.database().adminConnection();
                Statement statement = admin.createStatement();
                ResultSet users = statement.executeQuery("select string_agg(distinct usename, ',')"
                        + " from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")) {
            users.next();
            assertThat(users.getString(1)).isEqualTo("keyport_app");
        }
    }

    private static Map<String, Object> claims() {
        return TokenText.claims(Instant.now());
    }

    private static Map<String, String> with(EmbeddedS3Server s3, FakeOpenIdProvider people) {
        try (Secret secretKey = s3.secretKey()) {
            return settings.with(Map.of(
                    "KEYPORT_PAGE_URL", PAGE,
                    "KEYPORT_OIDC_ISSUER", people.issuer().toString(),
                    "KEYPORT_OIDC_CLIENT_ID", FakeOpenIdProvider.CLIENT,
                    "KEYPORT_OIDC_CLIENT_SECRET", FakeOpenIdProvider.SECRET,
                    "KEYPORT_S3_ENDPOINT", s3.endpoint().toString(),
                    "KEYPORT_S3_BUCKET", s3.bucket(),
                    "KEYPORT_S3_ACCESS_KEY", s3.accessKey(),
                    "KEYPORT_S3_SECRET_KEY", secretKey.revealUtf8()));
        }
    }
}
