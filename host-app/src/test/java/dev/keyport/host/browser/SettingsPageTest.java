package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** The settings page in a real browser, as people use it. */
class SettingsPageTest extends InBrowser {

    private static final String WRONG_KEY = "fb_live_wrong9Wrong8Wrong7Wrong6";

    @Test
    void story_keyInTheClipboard_worksAndIsSeenNowhere() {
        Looks looks = new Looks(site, List.of(WRONG_KEY, FakeBooks.KEY));
        site.forget();
        site.open(Site.EVENTS);
        looks.at("sign-in");
        site.signIn("story", "alice", "owner");
        looks.at("integrations-empty");

        site.choose("provider-accounting", "fakebooks");
        site.click("use-accounting");
        site.see("Not saved yet");
        site.awaitFocus("accounting-config-region");
        looks.at("settings-refused");
        site.choose("accounting-config-region", "\"za\"");
        site.type("accounting-config-company", "12");
        site.click("use-accounting");
        site.see("The provider expects another form.");
        site.type("accounting-config-company", "1234");
        site.click("use-accounting");
        site.see("Next: set the key that Fake Books gave you.");

        site.click("key-accounting");
        looks.at("key-dialog-page");
        site.chrome.window("key-dialog");
        site.click("key-save");
        site.see("Nothing was entered.");
        site.type("credential-value", WRONG_KEY);
        site.click("key-save");
        site.see("Next: test whether it works.");
        site.click("test-accounting");
        site.see("Fake Books refused this key. Create a new key there, and set it here. Create a new key");
        assertThat(badge()).isEqualTo("Key rejected");
        looks.at("key-rejected");

        site.click("key-accounting");
        site.type("credential-value", FakeBooks.KEY);
        site.click("key-save");
        site.see("••••bLp3");
        site.click("test-accounting");
        site.see("Connected. Fake Books knows you as “Hoosen & Partners”.");
        site.click("switch-accounting");
        site.see("It is switched on.");
        assertThat(badge()).isEqualTo("Off");
        site.click("flag-accounting");
        site.see("everybody with the role for it can use this");
        assertThat(badge()).isEqualTo("Connected");
        looks.at("integrations");

        assertThat(site.use("story")).isEqualTo("FB-INV-7");
        site.open(Site.EVENTS);
        site.see("The connection was used.");
        site.see("Accounting · Fake Books · Sync invoices · confirmed");
        looks.at("events");
        site.choose("filter-level", "warning");
        site.click("filter-go");
        site.see("The provider refused the key.");
        assertThat(site.text()).doesNotContain("The connection was used.");
        assertThat(site.export())
                .startsWith("\"at\",\"id\",\"level\",\"type\"")
                .contains("credential.rejected")
                .doesNotContain("key_set");

        site.click("signout");
        site.see("You are signed out");
        looks.at("signed-out");
        site.open(Site.INTEGRATIONS);
        assertThat(site.path()).isEqualTo("/signin");
        assertThat(site.wire.received()).contains("••••bLp3").doesNotContain(WRONG_KEY, FakeBooks.KEY);
    }

    @Test
    void connections_createdChosenAndDeleted_askFirst() {
        Looks looks = new Looks(site, List.of());
        site.signIn("several", "alice", "owner");
        site.open(Site.CONNECTIONS);
        site.see("Connect a provider to begin.");
        looks.at("connections-empty");
        site.open(Site.EVENTS);
        site.see("Nothing has happened yet");
        looks.at("events-empty");

        site.connect("accounting/noop", "");
        looks.at("connection-simulated");
        assertThat(site.text())
                .contains("Simulation: nothing is really sent, charged or signed.", "Chosen for: Accounting");
        String books = site.connect("accounting/fakebooks", "Main shop");
        site.see("Not chosen at the moment for: Accounting");
        looks.at("connection");
        site.open(Site.CONNECTIONS);
        looks.at("connections");
        site.click("activate-" + books);
        site.see("Chosen for: Accounting");
        site.click("delete-" + books);
        site.see("Delete the connection with Main shop · Fake Books?");
        looks.at("delete-dialog");
        site.press(Keys.ESCAPE);
        site.awaitFocus("delete-" + books);
        site.click("delete-" + books);
        site.click("question-yes");
        site.see("The connection is deleted.");
        assertThat(site.text()).doesNotContain("Fake Books");
    }

    @Test
    void keyboard_alone_isEnough() {
        site.forget();
        site.open(Site.INTEGRATIONS);
        site.tabTo("tenant");
        site.press(Keys.chord(Keys.CONTROL, "a"), "keyboard", Keys.ENTER);
        site.see("Each card below is one kind of service.");
        site.press(Keys.TAB);
        assertThat(site.driver.switchTo().activeElement().getText()).isEqualTo("Skip to the content");

        site.tabTo("provider-accounting");
        site.press("F");
        site.find("use-accounting");
        site.awaitFocus("provider-accounting");
        site.tabTo("accounting-config-region");
        site.press("E");
        site.tabTo("accounting-config-company");
        site.press("4711", Keys.ENTER);
        site.see("The provider is selected.");
        site.tabTo("key-accounting");
        site.press(Keys.ENTER);
        site.awaitFocus("credential-value");
        site.press(FakeBooks.KEY, Keys.ESCAPE);
        site.awaitFocus("key-accounting");
        site.press(Keys.ENTER);
        site.awaitFocus("credential-value");
        assertThat(site.find("credential-value").getAttribute("value"))
                .as("cleared on close")
                .isEmpty();
        site.press(FakeBooks.KEY, Keys.ENTER);
        site.awaitFocus("key-accounting");
        site.see("••••bLp3");

        site.tabTo("test-accounting");
        site.press(Keys.SPACE);
        site.see("Connected. Fake Books knows you");
        site.awaitFocus("test-accounting");
        site.tabTo("switch-accounting");
        site.press(Keys.SPACE);
        site.see("It is switched on.");
        site.awaitFocus("switch-accounting");
        site.tabTo("signout");
        site.press(Keys.ENTER);
        site.see("You are signed out");
    }

    @Test
    void twoAdministrators_sameSettings_seeEachOthersChange() {
        site.signIn("two", "alice", "owner");
        site.connect("accounting/fakebooks", "");
        site.open(Site.INTEGRATIONS);
        site.script("document.getElementById('settings-accounting').open = true");
        site.type("accounting-config-company", "1111");
        String first = site.driver.getWindowHandle();
        site.driver.switchTo().newWindow(WindowType.TAB);
        site.open(Site.INTEGRATIONS);
        site.script("document.getElementById('settings-accounting').open = true");
        site.type("accounting-config-company", "2222");
        site.click("save-accounting");
        site.see("The settings are saved.");
        site.driver.close();
        site.driver.switchTo().window(first);

        site.click("save-accounting");

        site.see("Somebody else changed this while you were editing.");
        site.see("alice");
        site.see("Saved now: 2222");
        assertThat(site.find("accounting-config-company").getAttribute("value")).isEqualTo("1111");
        new Looks(site, List.of()).at("conflict");
        site.click("save-accounting");
        site.see("The settings are saved.");
        site.see("Europe · 1111");
    }

    @Test
    void events_more_areAddedAndAnnounced() throws Exception {
        site.signIn("many", "alice", "owner");
        site.connect("accounting/fakebooks", "Main shop");
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate("insert into keyport.event (tenant_id, level, type, message, actor)"
                    + " select 'many', 'info', 'shop.said', 'x', 'alice' from generate_series(1, 60)");
        }
        site.open(Site.EVENTS);
        assertThat(site.text()).contains("Accounting · Fake Books · Main shop");
        site.click("more");
        site.await(() -> site.driver.findElements(By.cssSelector(".event")).size() == 50);

        assertThat(site.script("return document.getElementById('announcer').textContent"))
                .isEqualTo("Events added to the list: 25");
    }

    @Test
    void roles_memberAndManager_seeWhatIsTheirs() {
        site.signIn("staff", "alice", "owner");
        site.connect("accounting/fakebooks", "");
        Looks looks = new Looks(site, List.of());

        site.signIn("staff", "mia", "manager");
        site.see("Only an owner or an administrator can change it.");
        assertThat(site.text()).contains("Fake Books", "1234", "Connections").doesNotContain("Test connection");
        assertThat(site.has("provider-accounting")).isFalse();
        looks.at("manager");
        site.open(Site.EVENTS);
        assertThat(site.has("export")).isFalse();

        site.signIn("staff", "max", "member");
        assertThat(site.text())
                .contains("What you can use.", "Not switched on.", "Take payments")
                .doesNotContain("1234", "Connections", "Refund payments");
        looks.at("member");
        site.open(Site.EVENTS);
        site.see("Your role does not allow this.");
        looks.at("forbidden");
    }

    @Test
    void width_phoneToWall_fitsWithoutScrollingSideways() {
        site.signIn("wide", "alice", "owner");
        site.connected("wide");
        String key =
                String.valueOf(site.script("return new URL(document.getElementById('key-accounting').href).pathname"));
        for (String path : List.of(Site.INTEGRATIONS, Site.CONNECTIONS, Site.CONNECTIONS + "/new", key, Site.EVENTS)) {
            for (int width : List.of(320, 768, 2560)) {
                site.chrome.width(width);
                site.open(path);
                assertThat(site.overflow()).as(path + " at " + width).isNotPositive();
                assertThat(site.chrome.layoutShift()).as(path + " at " + width).isZero();
            }
            for (int width : List.of(1280, 320)) {
                site.chrome.width(width);
                site.script("document.documentElement.style.fontSize = '200%'");
                assertThat(site.overflow())
                        .as(path + " at " + width + " with text of twice the size")
                        .isNotPositive();
            }
        }
        site.chrome.width(320);
        site.open(Site.INTEGRATIONS);
        site.chrome.scheme("dark");
        site.chrome.screenshot("phone-dark");
        site.chrome.scheme("light");
        assertThat(site.chrome.requests()).isNotEmpty().allMatch(url -> url.startsWith(site.wire.origin()));
    }

    @Test
    void language_german_hasNothingOfEnglish() {
        site.signIn("deutsch", "alice", "owner");
        site.connected("deutsch");
        site.chrome.language("de-CH, de;q=0.9, en;q=0.5");
        for (String path : List.of(Site.INTEGRATIONS, Site.CONNECTIONS, Site.CONNECTIONS + "/new", Site.EVENTS)) {
            site.open(path);
            assertThat(site.driver.findElement(By.tagName("html")).getAttribute("lang"))
                    .isEqualTo("de");
            assertThat(Words.english()).isNotEmpty().noneMatch(site.text()::contains);
        }
        site.open(Site.INTEGRATIONS);
        new Looks(site, List.of()).at("german");
    }

    @Test
    void withoutScript_essentials_workAsWholePages() {
        site.signIn("plain", "alice", "owner");
        site.chrome.scripts(false);
        try {
            site.open(Site.INTEGRATIONS);
            site.choose("provider-accounting", "fakebooks");
            site.driver
                    .findElement(
                            By.cssSelector("#domain-accounting noscript button, #domain-accounting .choose button"))
                    .click();
            site.choose("accounting-config-region", "\"eu\"");
            site.type("accounting-config-company", "1234");
            site.click("use-accounting");
            site.click("key-accounting");
            site.type("credential-value", FakeBooks.KEY);
            site.click("key-save");
            site.click("test-accounting");
            site.see("Connected. Fake Books knows you");
            site.click("switch-accounting");
            site.see("It is switched on.");
        } finally {
            site.chrome.scripts(true);
        }
    }
}
