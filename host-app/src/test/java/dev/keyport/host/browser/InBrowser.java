package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Tests in a real browser, which is started for each class. */
@Tag("browser")
abstract class InBrowser {

    static Site site;

    @BeforeAll
    static void start() {
        assumeTrue(
                Chrome.installed().isPresent(),
                "no chromium and chromedriver in /usr/bin: the tests in a browser are left out");
        site = new Site();
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        site.wire.mend();
        site.wire.release();
        site.books.hurry();
        site.chrome.width(0);
        site.chrome.language("en");
        assertThat(site.chrome.complaints()).isEmpty();
    }

    static String badge() {
        return site.find("badge-accounting").getText().replace("Status:", "").strip();
    }
}
