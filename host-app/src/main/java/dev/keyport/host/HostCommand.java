package dev.keyport.host;

import dev.keyport.host.settings.Setting;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param flags the settings that it gives
 * @param json whether machines read the answer
 * @param retired the key that is to be proven retired, for {@link Action#KEYS_VERIFY}
 */
record HostCommand(Action action, Map<Setting, String> flags, boolean json, Optional<Long> retired) {

    enum Action {
        SERVE,
        MIGRATE,
        KEYS_ROTATE,
        KEYS_VERIFY,
        VERIFY_ISOLATION,
        /** Help or the version was printed. */
        NOTHING
    }

    /**
     * @throws StartRefusedException when it is not understood; the message repeats no value
     */
    static HostCommand parse(String[] arguments, PrintWriter out) {
        CommandLine commandLine = new CommandLine(CommandLineSpec.of(version()));
        ParseResult result;
        try {
            result = commandLine.parseArgs(arguments);
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw new StartRefusedException(
                    namesNoCommand(e)
                            ? "there is no such command; --help shows what can be given"
                            : "the command line is not understood; --help shows what can be given");
        } catch (CommandLine.ParameterException e) {
            throw new StartRefusedException("the command line is not understood; --help shows what can be given");
        }
        ParseResult last = last(result);
        if (last.isUsageHelpRequested()) {
            last.commandSpec().commandLine().usage(out);
            return nothing();
        }
        if (last.isVersionHelpRequested()) {
            commandLine.printVersionHelp(out);
            return nothing();
        }
        return new HostCommand(
                CommandLineSpec.action(last),
                flags(result),
                last.hasMatchedOption(CommandLineSpec.JSON),
                Optional.ofNullable(last.matchedOptionValue(CommandLineSpec.RETIRED, null)));
    }

    static String version() {
        String version = HostCommand.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static HostCommand nothing() {
        return new HostCommand(Action.NOTHING, Map.of(), false, Optional.empty());
    }

    private static boolean namesNoCommand(CommandLine.UnmatchedArgumentException e) {
        return !e.getUnmatched().isEmpty()
                && !e.getUnmatched().get(0).startsWith("-")
                && !e.getCommandLine().getSubcommands().isEmpty();
    }

    private static ParseResult last(ParseResult result) {
        return result.hasSubcommand() ? last(result.subcommand()) : result;
    }

    /** A setting may stand before or behind the command. */
    private static Map<Setting, String> flags(ParseResult result) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (ParseResult part = result; part != null; part = part.subcommand()) {
            for (Setting setting : Setting.values()) {
                String value = part.matchedOptionValue(setting.flag(), null);
                if (value != null && flags.put(setting, value) != null) {
                    throw new StartRefusedException(
                            "the command line gives a setting twice; --help shows what can be given");
                }
            }
        }
        return flags;
    }
}
