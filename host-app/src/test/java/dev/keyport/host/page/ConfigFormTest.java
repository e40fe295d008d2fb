package dev.keyport.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.page.ConfigSchema.Kind;
import dev.keyport.host.page.ConfigSchema.Setting;
import dev.keyport.port.AuthType;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Between JSON Schema, form and configuration. */
class ConfigFormTest {

    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    private static final ProviderDescriptor PROVIDER = provider("""
            {"type": "object", "required": ["shop", "address"], "properties": {
              "shop": {"type": "string", "title": "Shop", "description": "As on the sign."},
              "limit": {"type": ["number", "null"], "default": 2.50},
              "days_to_pay": {"type": "integer"},
              "drafts": {"type": "boolean", "default": true},
              "region": {"enum": ["eu", 7, true]},
              "plan": {"oneOf": [{"const": "s", "title": "Small"}, {"const": "l"}]},
              "tags": {"type": "array"},
              "address": {"type": "object", "title": "Address", "required": ["city"],
                "properties": {"city": {"type": "string", "title": "City"}, "a/b~c": {"type": "string"}}}}}""");

    @Test
    void of_schema_hasAFieldForEverySetting() {
        List<Setting> settings = ConfigSchema.of(PROVIDER).settings();

        assertThat(settings)
                .extracting(Setting::pointer)
                .containsExactly(
                        "/shop",
                        "/limit",
                        "/days_to_pay",
                        "/drafts",
                        "/region",
                        "/plan",
                        "/tags",
                        "/address/city",
                        "/address/a~1b~0c");
        assertThat(settings)
                .extracting(Setting::kind)
                .containsExactly(
                        Kind.TEXT,
                        Kind.NUMBER,
                        Kind.INTEGER,
                        Kind.BOOLEAN,
                        Kind.CHOICE,
                        Kind.CHOICE,
                        Kind.JSON,
                        Kind.TEXT,
                        Kind.TEXT);
        assertThat(settings)
                .filteredOn(Setting::required)
                .extracting(Setting::pointer)
                .containsExactly("/shop", "/address/city");
        assertThat(settings.get(0).description()).isEqualTo("As on the sign.");
        assertThat(settings.get(2).title()).isEqualTo("Days to pay");
        assertThat(settings.get(5).options())
                .extracting(ConfigSchema.Option::label)
                .containsExactly("Small", "l");
        assertThat(settings.get(7).title()).isEqualTo("Address: City");
    }

    @Test
    void blank_provider_hasItsDefaults() {
        assertThat(ConfigForm.blank(PROVIDER, ENGLISH).fields())
                .extracting(ConfigField::value)
                .containsExactly("", "2.50", "", "true", "", "", "", "", "");
    }

    @Test
    void stored_thenJson_isTheSameConfiguration() {
        String stored =
                "{\"shop\":\"Ada\",\"limit\":1.10,\"days_to_pay\":30,\"drafts\":false,\"region\":7,\"plan\":\"s\","
                        + "\"tags\":[\"a\"],\"address\":{\"city\":\"Bonn\",\"a/b~c\":\"x\"}}";

        ConfigForm form = ConfigForm.stored(PROVIDER, stored, ENGLISH);

        assertThat(form.json("{}", ENGLISH)).isEqualTo(stored);
        assertThat(form.summary()).isEqualTo("Ada · 1.10 · 30 · 7 · Small · [\"a\"] · Bonn · x");
    }

    @Test
    void json_whatTheSchemaDoesNotName_staysAndWhatIsEmptyGoes() {
        ConfigForm form = ConfigForm.stored(PROVIDER, "{\"shop\":\"Ada\",\"drafts\":true}", ENGLISH);

        assertThat(form.json(
                        "{\"other\":{\"x\":1},\"limit\":3,\"address\":{\"city\":\"Bonn\",\"zip\":\"5\"}}", ENGLISH))
                .isEqualTo("{\"other\":{\"x\":1},\"address\":{\"zip\":\"5\"},\"shop\":\"Ada\",\"drafts\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|''|config.required",
                "1|1,5|config.number",
                "1|-1.5|",
                "1|1e9|config.number",
                "2|1.5|config.integer",
                "2|30|",
                "4|\"za\"|config.rule.enum",
                "4|7|",
                "6|[1|config.json",
                "6|[1]|"
            })
    void wrong_value_isNamed(int setting, String value, String key) {
        ConfigField field = new ConfigField(ConfigSchema.of(PROVIDER).settings().get(setting), value, null, null);

        assertThat(ConfigValues.wrong(field, ENGLISH).orElse(null)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,5|", "-0,25|", "12|", "1.5|config.number", "1.500|config.number", "1.000,5|config.number"})
    void wrong_numberOfAGermanPage_isWrittenWithAComma(String value, String key) {
        ConfigField field = new ConfigField(ConfigSchema.of(PROVIDER).settings().get(1), value, null, null);

        assertThat(ConfigValues.wrong(field, GERMAN).orElse(null)).isEqualTo(key);
    }

    @Test
    void german_numbers_areWhatTheyAreInJson() {
        String stored = "{\"limit\":1.10,\"days_to_pay\":30}";

        ConfigForm form = ConfigForm.stored(PROVIDER, stored, GERMAN);

        assertThat(form.summary()).isEqualTo("1,10 · 30");
        assertThat(ConfigForm.blank(PROVIDER, GERMAN).summary()).isEqualTo("2,50");
        assertThat(form.json("{}", GERMAN)).startsWith("{\"limit\":1.10,\"days_to_pay\":30");
    }

    private static ProviderDescriptor provider(String schema) {
        return new ProviderDescriptor(
                new ProviderSlug("shop"),
                "Shop",
                ProviderCategory.API,
                AuthType.NONE,
                List.of(),
                schema,
                Set.of(),
                null);
    }
}
