package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The settings page when something is slow, gone, over or closed too early. */
class SettingsPageTroubleTest extends InBrowser {

    @Test
    void slowProvider_test_showsThatItIsAsked() {
        site.signIn("slow", "alice", "owner");
        site.connected("slow");
        site.books.wait(true);

        site.click("test-accounting");

        site.see("Asking Fake Books …");
        site.click("test-accounting");
        assertThat(site.script("return document.getElementById('announcer').textContent"))
                .isEqualTo("Asking Fake Books …");
        site.books.hurry();
        site.see("Connected. Fake Books knows you");
        assertThat(site.text()).doesNotContain("Asking");
        site.open(Site.EVENTS);
        assertThat(site.text().split("A test was started.", -1))
                .as("asked once")
                .hasSize(2);
    }

    @Test
    void serverGone_inTheMiddle_saysSoAndLosesNothing() {
        site.signIn("gone", "alice", "owner");
        site.choose("provider-accounting", "fakebooks");
        site.choose("accounting-config-region", "\"eu\"");
        site.type("accounting-config-company", "1234");
        site.wire.cut();
        site.choose("provider-accounting", "noop");
        site.see("The server does not answer. Nothing is lost");
        assertThat(site.find("provider-accounting").getAttribute("value")).isEqualTo("fakebooks");
        site.click("use-accounting");
        site.see("The server does not answer. Nothing is lost");
        assertThat(site.find("accounting-config-company").getAttribute("value")).isEqualTo("1234");
        new Looks(site, List.of()).at("server-gone");
        site.wire.mend();
        site.click("use-accounting");
        site.see("Next: set the key");
        assertThat(site.text()).doesNotContain("The server does not answer.");

        site.click("key-accounting");
        site.type("credential-value", FakeBooks.KEY);
        site.wire.cut();
        site.click("key-save");
        site.see("For your safety it was cleared here.");
        assertThat(site.find("credential-value").getAttribute("value")).isEmpty();
        site.wire.mend();
        site.type("credential-value", FakeBooks.KEY);
        site.click("key-save");
        site.see("Next: test whether it works.");
    }

    @Test
    void keyDialog_closedBeforeTheAnswer_showsTheKeyThatIsStored() {
        site.signIn("closed", "alice", "owner");
        site.connect("accounting/fakebooks", "");
        site.open(Site.INTEGRATIONS);
        site.click("key-accounting");
        site.type("credential-value", FakeBooks.KEY);
        site.wire.hold();
        site.click("key-save");
        site.press(Keys.ESCAPE);
        site.awaitFocus("key-accounting");
        site.press(Keys.ENTER);
        site.see("This takes longer than usual. Please wait.");
        site.wire.release();

        site.see("••••bLp3");
        site.see("Next: test whether it works.");
        site.click("key-accounting");
        site.awaitFocus("credential-value");
    }

    @Test
    void slowServer_anything_saysSoWhereItWasAsked() {
        site.signIn("slowly", "alice", "owner");
        site.connected("slowly");
        site.script("const real = setTimeout; window.setTimeout = (work, ms) => real(work, ms === 5000 ? 0 : ms)");
        site.wire.hold();
        site.click("switch-accounting");

        site.await(() -> site.find("status-accounting").getText().contains("This takes longer than usual."));
        site.wire.release();
        site.see("It is switched on.");
        assertThat(site.text()).doesNotContain("This takes longer");
    }

    @Test
    void keyDialog_mouse_closesItOnlyFromOutside() {
        site.signIn("mouse", "alice", "owner");
        site.connect("accounting/fakebooks", "");
        site.open(Site.INTEGRATIONS);
        site.click("key-accounting");
        site.type("credential-value", "fb_live_half");
        WebElement dialog = site.find("dialog");
        WebElement field = site.find("credential-value");
        int edge = dialog.getSize().getWidth() / 2;
        Actions mouse = new Actions(site.driver);
        mouse.moveToElement(dialog, 6 - edge, 0).click().perform();
        mouse.moveToElement(field)
                .clickAndHold()
                .moveToElement(dialog, -edge - 20, 0)
                .release()
                .perform();
        assertThat(field.getAttribute("value")).isEqualTo("fb_live_half");

        mouse.moveToElement(dialog, -edge - 20, 0).click().perform();

        site.awaitFocus("key-accounting");
    }

    @Test
    void sessionEnded_inTheMiddle_saysThatNothingWasDone() {
        site.signIn("ended", "alice", "owner");
        site.connected("ended");
        site.driver.manage().deleteAllCookies();
        site.click("switch-accounting");
        site.await(() -> site.path().equals("/signin"));
        assertThat(site.text()).doesNotContain("was not done");
        site.type("tenant", "ended");
        site.click("signin");

        site.see("What you did last was not done: do it again.");
        site.see("It is switched off.");
        site.open(Site.INTEGRATIONS);
        assertThat(site.text()).doesNotContain("was not done");

        site.open(Site.EVENTS);
        site.driver.manage().deleteAllCookies();
        site.click("export");
        site.await(() -> site.path().equals("/signin"));
    }
}
