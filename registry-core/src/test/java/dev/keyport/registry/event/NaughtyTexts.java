package dev.keyport.registry.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts that writers and readers of CSV, spreadsheets and terminals get wrong. */
final class NaughtyTexts {

    /** What a text must begin with to be taken for a formula. */
    static final List<String> TRIGGERS =
            List.of("=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20");

    private static final List<String> PLAIN = List.of(
            "",
            " ",
            "x",
            "'",
            "''",
            "'=1+1",
            "\"",
            "\"\"",
            "\"\"\"",
            "a\"b",
            "\"quoted\"",
            "\"=1+1\"",
            ",",
            ",,,",
            "a,b",
            "\",\"",
            ";",
            "a;b\tc|d",
            "a\nb",
            "a\r\nb",
            "a\rb",
            "ends\n",
            "ends\r\n",
            "ends\r",
            "x\r\n\r\n",
            "\"\r\n\"",
            "\",\r\n\"",
            "\\",
            "\\.",
            "\\n",
            "\\N",
            "\\\"",
            "null",
            "NULL",
            "\uFEFF",
            "\uFEFF=1+1",
            "a\uFEFFb",
            "\u2028",
            "\u2029",
            "a\u2028b\u2029c",
            "\u0085",
            "\u00A0",
            "\u200B\u200C\u200D\u2060",
            "\u3000",
            "\u202Eevil\u202C",
            "\u2066a\u2067b\u2069",
            "\u061C\u200E\u200F",
            "e\u0301",
            "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034Da",
            "\uD83D\uDE00",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
            "\uD83C\uDDFF\uD83C\uDDE6",
            "\uDBFF\uDFFF",
            "\uD800\uDC00",
            "\uFFFD\uFFFE\uFFFF",
            "\u03A9\u2248\u00E7\u221A\u222B",
            "\u7530\u4E2D\u3055\u3093",
            "\u0645\u0631\u062D\u0628\u0627",
            "\u05D0\u05D1\u05D2 abc \u05D3",
            "\u0E01\u0E33",
            "\u00DF\u0130\u0131\u017F",
            "<script>alert(1)</script>",
            "${jndi:ldap://example.org}",
            "'; drop table event; --",
            "%s%n%d",
            "{{7*7}}",
            "1e400",
            "0x1F",
            "-0",
            "2026-11-21",
            "1/2",
            "TRUE");

    private static final List<String> FORMULAS = List.of(
            "=1+1",
            "=HYPERLINK(\"http://example.org?x=\"&A1,\"click\")",
            "=cmd|'/C calc'!A0",
            "+1",
            "-5.20",
            "-",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "==",
            "=\"",
            "=\r\n",
            "\uFF1D1+1",
            "\uFF0B1",
            "\uFF0D1",
            "\uFF20x");

    private NaughtyTexts() {}

    /** Each once; the longest has as many bytes as a message may have. */
    static List<String> all() {
        Set<String> texts = new LinkedHashSet<>(PLAIN);
        texts.addAll(FORMULAS);
        texts.addAll(TRIGGERS);
        for (char c = 1; c < 0xA0; c++) {
            texts.add(String.valueOf(c));
            texts.add("a" + c + "b");
        }
        for (String trigger : TRIGGERS) {
            texts.add(trigger + trigger);
            texts.add("x" + trigger);
            texts.add(" " + trigger + "1");
            texts.add("\"" + trigger);
            texts.add("," + trigger);
            texts.add("a\n" + trigger + "b");
        }
        texts.add("x".repeat(2_048));
        texts.add("\"".repeat(2_048));
        texts.add("\r\n".repeat(1_024));
        texts.add("\uD83D\uDE00".repeat(512));
        return new ArrayList<>(texts);
    }
}
