package dev.keyport.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Says where two configurations differ. */
final class ConfigDifference {

    private final List<String> paths = new ArrayList<>();

    private ConfigDifference() {}

    /** JSON Pointers (RFC 6901) of what was added, removed or changed, as deep as both have objects; never a value. */
    static List<String> paths(String before, String after) {
        ConfigDifference difference = new ConfigDifference();
        difference.compare("", Config.tree(before), Config.tree(after));
        return List.copyOf(difference.paths);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) {
                compare(path + "/" + name.replace("~", "~0").replace("/", "~1"), before.path(name), after.path(name));
            }
        } else if (!before.equals(ConfigDifference::order, after)) {
            paths.add(path);
        }
    }

    /** Numbers are what they are worth, however they are spelled. */
    private static int order(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
