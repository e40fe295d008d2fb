package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.http.HttpServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the settings page answers to what people enter, without a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsAnswersTest {

    private static final String CARD = Site.INTEGRATIONS + "/domains/accounting";
    private static final String WRONG_KEY = "fb_live_wrong9Wrong8Wrong7Wrong6";
    private static final String TOO_LONG = "x".repeat(101);
    private static final String UNTESTED = "Not tested since the key or the settings were changed.";

    @AutoClose
    private final FakeBooks books = new FakeBooks();

    @AutoClose
    private final HttpServer host = Site.host(books);

    @Test
    void card_severalMistakes_areMarkedAtOnce() {
        Visitor olga = visitor("mistakes-card");

        String answer = olga.post(
                CARD,
                Map.of(
                        "provider", "fakebooks",
                        "config/region", "\"eu\"",
                        "config/company", "12\"><script>",
                        "config/discount", "12,5",
                        "config/terms", "1.5"),
                422);

        assertThat(answer)
                .contains(
                        "id=\"accounting-config-company-error\"",
                        "id=\"accounting-config-discount-error\"",
                        "id=\"accounting-config-terms-error\"",
                        "Type a number, such as 1200.50.")
                .doesNotContain("accounting-config-region-error", "<script>");
    }

    @Test
    void connectionAndItsCreation_severalMistakes_areMarkedAtOnce() {
        Visitor olga = visitor("mistakes-page");
        Map<String, String> entered = Map.of(
                "provider",
                "accounting/fakebooks",
                "label",
                TOO_LONG,
                "config/region",
                "\"eu\"",
                "config/company",
                "12");

        assertThat(olga.post(Site.CONNECTIONS, entered, 422))
                .contains("id=\"create-label-error\"", "id=\"create-config-company-error\"", TOO_LONG);
        String connection = olga.connect();
        String id = connection.substring(Site.CONNECTIONS.length() + 1);
        assertThat(olga.post(connection, with(entered, "version", olga.version()), 422))
                .contains("id=\"label-" + id + "-error\"", "id=\"" + id + "-config-company-error\"");
    }

    @Test
    void formOfBefore_withMistakes_isAConflictAndNoWayAroundIt() {
        Visitor olga = visitor("mistakes-old");
        String connection = olga.connect();
        String before = olga.version();
        Map<String, String> wrong =
                Map.of("provider", "fakebooks", "config/region", "\"eu\"", "config/company", "1", "config/terms", "x");
        olga.post(connection, with(wrong, "version", before, "config/company", "2222", "config/terms", "7"), 200);

        assertThat(olga.post(connection, with(wrong, "version", before), 412)).contains("Saved now: 2222");
        String seen = connection.substring(Site.CONNECTIONS.length() + 1);
        assertThat(olga.post(CARD, with(wrong, "version", before, "seen", seen), 412))
                .contains("Saved now: 2222", "The connection was changed. · <time");
    }

    @Test
    void german_number_isReadAndWrittenWithAComma() {
        Visitor olga = new Visitor(host.port(), "comma", "owner", "de");
        Map<String, String> entered =
                Map.of("provider", "fakebooks", "config/region", "\"eu\"", "config/company", "1234");

        assertThat(olga.post(CARD, with(entered, "config/discount", "12.5"), 422))
                .contains("Geben Sie eine Zahl ein, zum Beispiel 1200,50.");
        assertThat(olga.post(CARD, with(entered, "config/discount", "12,5"), 200))
                .contains("name=\"config/discount\" value=\"12,5\"", "Europe · 1234 · 12,5");
        assertThat(olga.connection("config/discount")).isEqualTo("12.5");
    }

    @Test
    void testAnswer_afterAChange_isNotShownAsOneAboutThePresent() {
        Visitor olga = visitor("stale");
        String connection = olga.connect();
        assertThat(olga.test(connection)).contains("Something is missing");

        assertThat(olga.setKey(connection, FakeBooks.KEY))
                .contains(UNTESTED, "test whether it works.")
                .doesNotContain("Something is missing");
        assertThat(olga.test(connection)).contains("knows you as", "switch it on.");
        olga.post(connection + "/switch", Map.of("place", "card", "on", "true", "version", olga.version()), 200);

        assertThat(olga.setKey(connection, WRONG_KEY))
                .contains(UNTESTED, "test whether it works.")
                .doesNotContain("knows you as");
        assertThat(olga.get(connection)).contains("On, not tested yet").doesNotContain("Connected");
        olga.test(connection);
        assertThat(olga.get(connection)).contains("Key rejected");

        Map<String, String> settings =
                Map.of("version", olga.version(), "config/region", "\"za\"", "config/company", "1");
        olga.post(connection, with(settings, "config/company", "4321"), 200);
        assertThat(olga.get(connection)).contains(UNTESTED).doesNotContain("Key rejected", "refused this key");

        olga.test(connection);
        Map<String, String> removal = Map.of("place", "card", "version", olga.version());
        assertThat(olga.post(connection + "/key/remove", removal, 200))
                .contains("No key is stored.", UNTESTED)
                .doesNotContain("refused this key");
    }

    @Test
    void rejectedKey_switchedOn_saysThatItCannotWork() {
        Visitor olga = visitor("rejected");
        String connection = olga.connect();
        olga.setKey(connection, WRONG_KEY);
        olga.test(connection);

        Map<String, String> on = Map.of("place", "card", "on", "true", "version", olga.version());
        assertThat(olga.post(connection + "/switch", on, 200))
                .contains(
                        "<span>It is switched on, but cannot work with this key.</span>",
                        "hx-swap-oob=\"innerHTML\">It is switched on, but cannot work with this key.",
                        "set a new key of Fake Books.");
    }

    @Test
    void keyDialog_dayThatIsOver_isTheDaysFaultAlone() {
        Visitor olga = visitor("day");
        String connection = olga.connect();
        Map<String, String> over =
                Map.of("place", "card", "version", olga.version(), "value", FakeBooks.KEY, "expires", "2020-01-01");

        assertThat(olga.post(connection + "/key", over, 422))
                .contains(
                        "This must be today or a day in the future.",
                        "name=\"expires\" value=\"2020-01-01\"",
                        "Emptied for your safety: paste it again.")
                .doesNotContain("credential-value-error", FakeBooks.KEY);
        assertThat(olga.post(connection + "/key", with(over, "value", " "), 422))
                .contains("id=\"credential-value-error\"", "id=\"expires-error\"");
        olga.post(
                connection + "/key",
                with(over, "expires", LocalDate.now(ZoneOffset.UTC).toString()),
                200);
    }

    @Test
    void next_connectionThatIsNotChosen_isToChooseIt() {
        Visitor olga = visitor("chosen");
        String connection = olga.connect();
        olga.post(
                CARD,
                Map.of(
                        "provider",
                        "noop",
                        "seen",
                        connection.substring(Site.CONNECTIONS.length() + 1),
                        "version",
                        olga.version()),
                200);
        olga.setKey(connection, FakeBooks.KEY);
        olga.test(connection);
        olga.post(connection + "/switch", Map.of("on", "true", "version", olga.version()), 200);

        assertThat(olga.get(connection))
                .contains("choose it for “Accounting”.")
                .doesNotContain("let your organization");
    }

    @Test
    void name_saved_isTheNameOfThePageAtOnce() {
        Visitor olga = visitor("name");
        String connection = olga.connect();

        assertThat(olga.post(
                        connection,
                        Map.of(
                                "version",
                                olga.version(),
                                "label",
                                "Shop",
                                "config/region",
                                "\"eu\"",
                                "config/company",
                                "1234"),
                        200))
                .contains(
                        "<h1 id=\"title\" hx-swap-oob=\"true\">Shop · Fake Books for Accounting</h1>",
                        "<title>Shop · Fake Books for Accounting · Keyport</title>");
    }

    @Test
    void badge_organizationDoesNotUseIt_isOff() {
        Visitor olga = visitor("unused");
        String connection = olga.connect();
        olga.setKey(connection, FakeBooks.KEY);
        olga.test(connection);
        olga.post(connection + "/switch", Map.of("place", "card", "on", "true", "version", olga.version()), 200);
        assertThat(olga.get(Site.INTEGRATIONS)).doesNotContain("</span> Connected</p>");

        assertThat(olga.post(CARD + "/flag", Map.of("on", "true"), 200))
                .contains("id=\"badge-accounting\" hx-swap-oob=\"true\"", "</span> Connected</p>");
    }

    @Test
    void events_days_areThoseOfTheBrowser() throws Exception {
        Visitor olga = visitor("zone");
        ZoneId zone = ZoneId.of("Pacific/Kiritimati");
        LocalDate day = LocalDate.now(zone);
        try (Connection superuser = HostUnderTest.shared().superuser();
                PreparedStatement insert = superuser.prepareStatement(
                        "insert into keyport.event"
                                + " (tenant_id, at, level, type, message, actor) values ('zone', ?, 'info', 'shop.said', 'Early.', 'x')")) {
            insert.setObject(
                    1,
                    OffsetDateTime.ofInstant(
                            day.atStartOfDay(zone).plusMinutes(30).toInstant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
        String query = Site.EVENTS + "?from=" + day + "&to=" + day;

        assertThat(olga.get(query)).doesNotContain("Early.");
        assertThat(olga.get(query + "&zone=Pacific/Kiritimati"))
                .contains(
                        "Early.", "export.csv?from=" + day + "&amp;to=" + day + "&amp;zone=Pacific%2FKiritimati&amp;");
        assertThat(olga.get(query + "&zone=nowhere")).doesNotContain("Early.");
    }

    @Test
    void manager_cards_tellWhatTheyMayUse() {
        assertThat(new Visitor(host.port(), "manages", "manager", "en").get(Site.INTEGRATIONS))
                .contains("You can", "Refund payments", "Until a provider is chosen, use is only simulated");
        assertThat(visitor("manages").get(Site.INTEGRATIONS)).doesNotContain("You can", "Refund payments");
    }

    private Visitor visitor(String tenant) {
        return new Visitor(host.port(), tenant, "owner", "en");
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int at = 0; at < more.length; at += 2) {
            all.put(more[at], more[at + 1]);
        }
        return all;
    }
}
