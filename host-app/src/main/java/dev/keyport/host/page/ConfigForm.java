package dev.keyport.host.page;

import dev.keyport.host.http.Form;
import dev.keyport.host.page.ConfigSchema.Kind;
import dev.keyport.host.page.ConfigSchema.Setting;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.InvalidConfigException;
import dev.keyport.registry.InvalidConfigException.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form of a configuration: what is stored or was entered, and what is wrong with it. Immutable.
 *
 * @param problems what is wrong with the whole
 */
record ConfigForm(List<ConfigField> fields, List<String> problems) {

    static final ConfigForm NONE = new ConfigForm(List.of(), List.of());

    ConfigForm {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /** For a provider that is not connected yet: with its defaults. */
    static ConfigForm blank(ProviderDescriptor provider, Texts texts) {
        return of(
                provider,
                texts,
                setting -> setting.initial().isEmpty()
                        ? JsonNodeFactory.instance.missingNode()
                        : ConfigValues.tree(setting.initial()));
    }

    static ConfigForm stored(ProviderDescriptor provider, String configJson, Texts texts) {
        JsonNode config = ConfigValues.tree(configJson);
        return of(provider, texts, setting -> config.at(setting.pointer()));
    }

    private static ConfigForm of(ProviderDescriptor provider, Texts texts, Function<Setting, JsonNode> values) {
        return new ConfigForm(
                ConfigSchema.of(provider).settings().stream()
                        .map(setting -> new ConfigField(
                                setting, ConfigValues.text(setting, values.apply(setting), texts), null, null))
                        .toList(),
                List.of());
    }

    /** What somebody entered, checked as far as it can be without the provider. */
    static ConfigForm entered(ProviderDescriptor provider, Form form, Texts texts) {
        List<ConfigField> fields = new ArrayList<>();
        for (Setting setting : ConfigSchema.of(provider).settings()) {
            ConfigField field = new ConfigField(setting, entered(setting, form), null, null);
            fields.add(ConfigValues.wrong(field, texts)
                    .map(key -> field.withError(texts.of(key)))
                    .orElse(field));
        }
        return new ConfigForm(fields, List.of());
    }

    private static String entered(Setting setting, Form form) {
        String value = form.text(ConfigField.PREFIX + setting.pointer());
        return setting.kind() == Kind.BOOLEAN ? String.valueOf(!value.isEmpty()) : value.strip();
    }

    /** What is set, in one line. */
    String summary() {
        return fields.stream()
                .filter(field ->
                        field.setting().kind() != Kind.BOOLEAN && !field.value().isEmpty())
                .map(field -> field.shown(field.value()))
                .collect(Collectors.joining(" · "));
    }

    /** Whether it can be made a configuration; what is missing is for the provider's schema to say. */
    boolean isReadable() {
        return fields.stream().allMatch(ConfigForm::isReadable);
    }

    private static boolean isReadable(ConfigField field) {
        return field.error() == null || field.value().isEmpty();
    }

    /**
     * With the mistakes that the provider's schema finds, each at its field; those of the whole only when it can be read, and so is
     * what it was held against.
     */
    ConfigForm refused(InvalidConfigException refusal, Texts texts) {
        List<ConfigField> marked = new ArrayList<>(fields);
        List<String> others = new ArrayList<>();
        for (Violation violation : refusal.violations()) {
            String message = texts.orElse("config.rule." + violation.rule(), "config.rule.other");
            Optional<ConfigField> field = marked.stream()
                    .filter(one -> isAt(one.setting().pointer(), violation.path()))
                    .findFirst();
            if (field.isPresent()) {
                if (field.get().error() == null) {
                    marked.set(marked.indexOf(field.get()), field.get().withError(message));
                }
            } else if (isComplete() || (isReadable() && !violation.rule().equals("required"))) {
                others.add(
                        violation.path().isEmpty() ? message : violation.path().substring(1) + ": " + message);
            }
        }
        return new ConfigForm(marked, others);
    }

    private static boolean isAt(String pointer, String path) {
        return path.equals(pointer) || path.startsWith(pointer + "/");
    }

    private boolean isComplete() {
        return fields.stream().allMatch(field -> field.error() == null);
    }

    /** What was entered, with what is stored beside it where they differ. */
    ConfigForm beside(ConfigForm stored) {
        return new ConfigForm(
                fields.stream()
                        .map(field -> stored.fields.stream()
                                .filter(other -> other.setting().equals(field.setting()))
                                .findFirst()
                                .map(other -> field.beside(other.value()))
                                .orElse(field))
                        .toList(),
                problems);
    }

    /**
     * The configuration as JSON. Settings that the schema does not name, or that cannot be read, stay as they are stored.
     *
     * @param stored {@code {}} for none
     */
    String json(String stored, Texts texts) {
        List<ConfigField> readable =
                fields.stream().filter(ConfigForm::isReadable).toList();
        return ConfigValues.merged(stored, readable, texts).toString();
    }
}
