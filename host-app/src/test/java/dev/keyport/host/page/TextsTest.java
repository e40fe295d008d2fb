package dev.keyport.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.registry.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the pages are complete, in both languages, and all of them stand in their files. */
class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY =
            Pattern.compile("(?:\\bt|texts\\(\\)\\.of|texts\\.of|orElse)\\(\\s*\"([a-zA-Z][\\w.-]*\\w)\"\\s*[,)]");
    private static final Pattern EITHER =
            Pattern.compile("\\? \"([a-z][\\w.-]*\\.[\\w.-]*)\" : \"([a-z][\\w.-]*\\.[\\w.-]*)\"");

    @Test
    void languages_haveTheSameTextsWithTheSameValues() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle german = bundle(Locale.GERMAN);

        assertThat(new TreeSet<>(german.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(places(german.getString(key))).as(key).isEqualTo(places(english.getString(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyText_isReadableAsAMessage(String language) {
        ResourceBundle bundle = bundle(Locale.forLanguageTag(language));
        Texts texts = Texts.in(Locale.forLanguageTag(language));

        assertThat(bundle.keySet()).allSatisfy(key -> {
            assertThat(bundle.getString(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(texts.of(key, "a", "b", "c")).as(key).doesNotContainPattern(PLACE);
        });
    }

    @Test
    void everyKeyInTheCode_hasAText() throws IOException {
        List<String> keys = Stream.concat(named(KEY), named(EITHER)).distinct().toList();

        assertThat(keys).hasSizeGreaterThan(150);
        assertThat(keys).allMatch(key -> Texts.in(Locale.ENGLISH).has(key));
    }

    @Test
    void everyKind_hasItsText() {
        Texts texts = Texts.in(Locale.ENGLISH);

        assertThat(Badge.values()).allMatch(badge -> texts.has(badge.key()));
        assertThat(EventType.values()).allMatch(type -> texts.has("event." + type.value()));
        assertThat(FailureKind.values())
                .allMatch(kind -> texts.has("failure." + kind))
                .allMatch(kind -> texts.has("test.failed." + kind.name().toLowerCase(Locale.ROOT)));
        assertThat(Roles.NAMES).allMatch(role -> texts.has("role." + role));
        assertThat(Arrays.stream(CredentialField.values())
                        .filter(field -> Arrays.stream(CredentialKind.values())
                                .anyMatch(kind -> KeyForm.fields(kind).contains(field))))
                .hasSizeGreaterThan(8)
                .allMatch(field -> texts.has("credential." + field.wireName()));
        assertThat(NoOpAdapters.factories(Clock.systemUTC()))
                .flatMap(factory -> factory.descriptor().capabilities())
                .hasSizeGreaterThan(15)
                .allMatch(capability -> texts.has("capability." + capability.id()));
        assertThat(EventType.values())
                .allMatch(type -> EventQuery.TYPES.stream().anyMatch(type.value()::startsWith));
        assertThat(EventQuery.TYPES).allMatch(type -> texts.has("filter.type." + type + "all"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"-|en", "de-CH, en;q=0.5|de", "fr, de;q=0.3|de", "fr|en", "en-ZA|en", ";;;|en", "en;q=0.2, de|de"})
    void forBrowser_header_givesTheLanguage(@Nullable String header, String language) {
        assertThat(Texts.forBrowser(header).language()).isEqualTo(language);
    }

    private static Stream<String> named(Pattern pattern) throws IOException {
        try (Stream<Path> sources = Stream.concat(
                Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java/dev/keyport/host/page")))) {
            StringBuilder all = new StringBuilder();
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(source)).append('\n');
            }
            return pattern
                    .matcher(all)
                    .results()
                    .flatMap(found -> groups(found).stream())
                    .filter(key -> key.contains(".") || Texts.in(Locale.ENGLISH).has(key))
                    .toList()
                    .stream();
        }
    }

    private static List<String> groups(MatchResult found) {
        return found.groupCount() == 1 ? List.of(found.group(1)) : List.of(found.group(1), found.group(2));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "dev.keyport.host.page.messages", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
