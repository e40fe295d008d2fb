package dev.keyport.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no template may have: words of its own, and what the content security policy forbids. */
class TemplatesTest {

    private static final Pattern INLINE =
            Pattern.compile("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|javascript:|hx-on");
    private static final Pattern WORDS_IN_ATTRIBUTES =
            Pattern.compile("\\s(title|alt|placeholder|aria-label)=\"(?!\\$)");
    private static final Pattern LINE_OF_CODE = Pattern.compile("(?m)^\\s*(@|!\\{|`\\)).*$");
    private static final Pattern NOT_TEXT = Pattern.compile(
            "<[^>]*(\"[^\"]*\"[^>]*)*>|@template\\.[\\w-]+\\([^\\n<]*\\)|@(if|elseif|else|endif|for|endfor)\\b(\\([^<]*\\))?|&\\w+;");

    static Stream<Path> templates() throws IOException {
        return Files.list(Path.of("src/main/jte"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_nothingInline(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern(INLINE).doesNotContainPattern(WORDS_IN_ATTRIBUTES);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_noWordsOfItsOwn(Path template) throws IOException {
        String text = LINE_OF_CODE.matcher(Files.readString(template)).replaceAll("");
        text = NOT_TEXT.matcher(withoutExpressions(text)).replaceAll("");

        assertThat(text).doesNotContainPattern("\\p{L}");
    }

    /** Without what stands between {@code ${} and its closing bracket. */
    private static String withoutExpressions(String text) {
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            if (depth == 0 && text.startsWith("${", at)) {
                depth = 1;
                at++;
            } else if (depth == 0) {
                rest.append(text.charAt(at));
            } else {
                depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            }
        }
        return rest.toString();
    }
}
