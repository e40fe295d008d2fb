package dev.keyport.adapters.noop;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalConfigTest {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RehearsalConfig.SCHEMA, InputFormat.JSON);

    @Test
    void config_flatSettings_areTaken() {
        assertTaken("{}");
        assertTaken("""
                {"region":"za","sandbox":true,"retries":3,"rate":1.5,"note":null,"base.url":"https://x.example","a-b_C9":""}""");
        assertTaken("{\"" + "a".repeat(64) + "\":\"" + "v".repeat(256) + "\"}");
    }

    @Test
    void config_notAnObject_isRefused() {
        for (String config : List.of("null", "[]", "\"sk-4711\"", "7")) {
            assertRefused(config);
        }
    }

    @Test
    void config_nameThatSoundsLikeASecret_isRefusedInAnyCase() {
        for (String word : List.of("key", "secret", "token", "password", "passwd", "credential", "auth")) {
            String upper = word.toUpperCase(Locale.ROOT);
            String title = upper.charAt(0) + word.substring(1);
            for (String name : List.of(word, upper, title, "api_" + word, word + ".x", "my" + title + "Name")) {
                assertRefused("{\"" + name + "\":\"v\"}");
            }
        }
    }

    @Test
    void config_nameNotOfTheForm_isRefused() {
        for (String name : List.of("", "1a", "_a", "a b", "a/b", "\\u00e4", "a\\n", "$ref", "a".repeat(65))) {
            assertRefused("{\"" + name + "\":\"v\"}");
        }
    }

    @Test
    void config_nestedOrTooLongValue_isRefused() {
        assertRefused("{\"a\":{}}");
        assertRefused("{\"a\":[]}");
        assertRefused("{\"a\":\"" + "v".repeat(257) + "\"}");
    }

    @Test
    void config_moreThan32Settings_isRefused() {
        assertTaken(settings(32));
        assertRefused(settings(33));
    }

    private void assertTaken(String config) {
        assertThat(schema.validate(config, InputFormat.JSON)).as(config).isEmpty();
    }

    private void assertRefused(String config) {
        assertThat(schema.validate(config, InputFormat.JSON)).as(config).isNotEmpty();
    }

    private static String settings(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"s" + i + "\":1").collect(joining(",", "{", "}"));
    }
}
