package dev.keyport.host.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference pages say what the code says. */
class ReferenceTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[)#]");
    private static final Pattern CODE = Pattern.compile(
            "(?:Problem\\.of\\(|unavailable\\(|unauthorized\\()\\s*(?:status,\\s*|\\d+,\\s*)?\"([a-z-]+)\"");
    private static final Pattern ROUTE =
            Pattern.compile("Route(?:\\.(get|post|put|patch|delete)\\(|\\(HandlerType\\.(\\w+), )\\s*\"([^\"]+)\"");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void configurationPage_everySetting_hasItsLine(Setting setting) {
        assertThat(Docs.text("docs/configuration.md"))
                .contains(
                        "| `" + setting.variable() + "` | `" + setting.flag() + "` | " + setting.description() + " |");
    }

    @Test
    void httpPage_everyProblemCodeInTheCode_isExplained() throws IOException {
        Set<String> codes = inSources("http", CODE, matcher -> matcher.group(1));

        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(codes)
                .allSatisfy(code -> assertThat(Docs.text("docs/http-api.md")).contains("`" + code + "`"));
    }

    @Test
    void settingsPage_everyProblemCodeOfSignIn_isExplained() throws IOException {
        Set<String> codes = inSources("signin", CODE, matcher -> matcher.group(1));

        assertThat(codes).hasSizeGreaterThan(5);
        assertThat(codes)
                .allSatisfy(
                        code -> assertThat(Docs.text("docs/settings-page.md")).contains("`" + code + "`"));
    }

    @Test
    void httpPage_everyRouteInTheCode_isListed() throws IOException {
        Set<String> routes = inSources("http", ROUTE, matcher -> {
            String method = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            return method.toUpperCase(Locale.ROOT) + " `" + matcher.group(3).replaceAll("<(\\w+)>", "{$1}") + "`";
        });

        assertThat(routes).hasSizeGreaterThan(20);
        assertThat(routes)
                .allSatisfy(route -> assertThat(Docs.text("docs/http-api.md")).contains(route));
    }

    static Stream<Path> pages() {
        return Docs.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_everyLinkToAFile_leadsSomewhere(Path page) {
        Matcher links = LINK.matcher(Docs.text(page));

        assertThat(links.results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    private static Set<String> inSources(String part, Pattern pattern, Function<Matcher, String> found)
            throws IOException {
        Set<String> results = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Docs.ROOT.resolve("host-app/src/main/java/dev/keyport/host/" + part))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(source)
                        .replace("Route.get(PATH", "Route.get(\"/api/org-settings\"")
                        .replace("Route.put(PATH", "Route.put(\"/api/org-settings\"")
                        .replace("(KEY,", "(\"/api/documents/<key>\",");
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    results.add(found.apply(matcher));
                }
            }
        }
        return results;
    }
}
