package dev.keyport.host.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shell blocks of a section of the README as one script. After each line that says what comes back, and at the end of each
 * block, the script prints a mark; nothing else is added.
 *
 * @param expected what comes back before each mark; empty means nothing
 */
record ReadmeScript(String text, List<String> expected) {

    private static final String PRINTED_ADDRESS = "127.0.0.1:8080";
    private static final String RESULT = "# → ";
    private static final String MARK = "@@@@";

    static ReadmeScript of(Path readme, String section, String address) throws IOException {
        List<String> lines = Files.readAllLines(readme);
        List<String> script = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines.subList(lines.indexOf(section), lines.size())) {
            boolean fence = line.startsWith("```");
            if (inBlock) {
                if (!fence) {
                    script.add(line.replace(PRINTED_ADDRESS, address));
                }
                if (fence || line.startsWith(RESULT)) {
                    script.add("printf '\\n" + MARK + "\\n'");
                    expected.add(fence ? "" : line.substring(RESULT.length()));
                }
            }
            inBlock = fence ? line.equals("```sh") : inBlock;
        }
        return new ReadmeScript(String.join("\n", script) + "\n", expected);
    }

    /** What came back before each mark. */
    static List<String> results(String output) {
        List<String> parts =
                Arrays.stream(output.split(MARK, -1)).map(String::strip).toList();
        return parts.subList(0, parts.size() - 1);
    }

    /** Whether it is what was expected, where {@code …} stands for anything. */
    static boolean matches(String expected, String result) {
        String pattern =
                Arrays.stream(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(result).matches();
    }
}
