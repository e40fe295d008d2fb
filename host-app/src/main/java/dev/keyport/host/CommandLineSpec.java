package dev.keyport.host;

import dev.keyport.host.HostCommand.Action;
import dev.keyport.host.settings.Setting;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The commands and options of the host. */
final class CommandLineSpec {

    static final String JSON = "--json";
    static final String RETIRED = "--retired";

    private static final Map<String, Action> ACTIONS = Map.of(
            "keyport",
            Action.SERVE,
            "serve",
            Action.SERVE,
            "migrate",
            Action.MIGRATE,
            "rotate",
            Action.KEYS_ROTATE,
            "verify",
            Action.KEYS_VERIFY,
            "verify-isolation",
            Action.VERIFY_ISOLATION);

    private CommandLineSpec() {}

    static CommandSpec of(String version) {
        CommandSpec root = command("keyport", "Offers integration ports over HTTP. Without a command it serves.");
        root.version("Keyport " + version);
        root.usageMessage().customSynopsis("keyport [COMMAND] [--setting=VALUE ...]", "");
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .arity("0")
                .description("Prints the version.")
                .build());
        root.usageMessage().footer("", "Each setting can be given by environment variable or by flag; the flag wins.");
        for (Setting setting : Setting.values()) {
            root.addOption(OptionSpec.builder(setting.flag())
                    .arity("1")
                    .paramLabel("VALUE")
                    .type(String.class)
                    .scopeType(ScopeType.INHERIT)
                    .description(setting.description() + " [" + setting.variable() + "]")
                    .build());
        }
        add(root, command("serve", "Starts the host; without settings in development mode."));
        add(root, command("migrate", "Makes or updates the roles and the schema of a database."));
        add(root, keys());
        add(
                root,
                command(
                                "verify-isolation",
                                "Tries to get from one tenant to another in a database, and reports what was refused. Leaves nothing"
                                        + " behind. Ends with 1 when anything was not.")
                        .addOption(json()));
        return root;
    }

    /**
     * @throws StartRefusedException when the command needs another one behind it
     */
    static Action action(ParseResult result) {
        Action action = ACTIONS.get(result.commandSpec().name());
        if (action == null) {
            throw new StartRefusedException("keys needs rotate or verify behind it; --help shows what can be given");
        }
        return action;
    }

    private static CommandSpec keys() {
        CommandSpec keys = command("keys", "Works on the keys that seal tenants' secrets.");
        add(
                keys,
                command(
                                "rotate",
                                "Moves every stored secret under the active key, while hosts run. May be stopped and run again.")
                        .addOption(json()));
        add(
                keys,
                command(
                                "verify",
                                "Tells which keys the stored secrets need. Ends with 1 when one of them is missing or is another.")
                        .addOption(json())
                        .addOption(OptionSpec.builder(RETIRED)
                                .arity("1")
                                .paramLabel("ID")
                                .type(Long.class)
                                .description("Ends with 1 unless no stored secret needs this key any more.")
                                .build()));
        return keys;
    }

    private static OptionSpec json() {
        return OptionSpec.builder(JSON)
                .arity("0")
                .type(boolean.class)
                .description("Prints JSON.")
                .build();
    }

    private static CommandSpec command(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .description("Prints this help.")
                .build());
        spec.usageMessage().description(description, "").autoWidth(true);
        return spec;
    }

    private static void add(CommandSpec parent, CommandSpec child) {
        parent.addSubcommand(child.name(), child);
    }
}
