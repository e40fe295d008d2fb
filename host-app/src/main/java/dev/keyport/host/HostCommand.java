package dev.keyport.host;

import dev.keyport.host.settings.Setting;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param flags the settings that it gives
 */
record HostCommand(Action action, Map<Setting, String> flags) {

    enum Action {
        SERVE,
        MIGRATE,
        /** Help or the version was printed. */
        NOTHING
    }

    /**
     * @throws StartRefusedException when it is not understood; the message repeats no value
     */
    static HostCommand parse(String[] arguments, PrintWriter out) {
        CommandLine commandLine = new CommandLine(spec());
        ParseResult result;
        try {
            result = commandLine.parseArgs(arguments);
        } catch (CommandLine.ParameterException e) {
            throw new StartRefusedException("the command line is not understood; --help shows what can be given");
        }
        if (result.isUsageHelpRequested()) {
            commandLine.usage(out);
            return new HostCommand(Action.NOTHING, Map.of());
        }
        if (result.isVersionHelpRequested()) {
            commandLine.printVersionHelp(out);
            return new HostCommand(Action.NOTHING, Map.of());
        }
        return new HostCommand(action(result), flags(result));
    }

    static String version() {
        String version = HostCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("keyport").mixinStandardHelpOptions(true);
        spec.version("Keyport " + version());
        spec.usageMessage()
                .description(
                        "Offers integration ports over HTTP.",
                        "",
                        "  serve    starts the host (the default); without settings in development mode",
                        "  migrate  makes or updates the roles and the schema of a database",
                        "")
                .footer("", "Each setting can be given by environment variable or by flag; the flag wins.")
                .autoWidth(true);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("serve|migrate")
                .type(String.class)
                .build());
        for (Setting setting : Setting.values()) {
            spec.addOption(OptionSpec.builder(setting.flag())
                    .arity("1")
                    .paramLabel("VALUE")
                    .type(String.class)
                    .description(setting.description() + " [" + setting.variable() + "]")
                    .build());
        }
        return spec;
    }

    private static Action action(ParseResult result) {
        String name = result.matchedPositionalValue(0, "serve");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "serve" -> Action.SERVE;
            case "migrate" -> Action.MIGRATE;
            default -> throw new StartRefusedException("there is no such command; --help shows what can be given");
        };
    }

    private static Map<Setting, String> flags(ParseResult result) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = result.matchedOptionValue(setting.flag(), null);
            if (value != null) {
                flags.put(setting, value);
            }
        }
        return flags;
    }
}
