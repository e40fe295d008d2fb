package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * Looks at views of the site: by axe-core in both colour schemes, for secrets in everything that a
 * browser keeps, and takes a picture.
 *
 * @param secrets what may be seen nowhere
 */
record Looks(Site site, List<String> secrets) {

    void at(String view) {
        for (String scheme : List.of("dark", "light")) {
            site.chrome.scheme(scheme);
            assertThat(site.chrome.violations()).as(view + " in " + scheme).isEmpty();
        }
        site.chrome.screenshot(view);
        String kept = String.valueOf(
                site.script(
                        "return JSON.stringify([localStorage, sessionStorage, document.cookie, history.state, location.href])"));
        for (String secret : secrets) {
            assertThat(site.driver.getPageSource() + kept).as(view).doesNotContain(secret);
        }
    }
}
