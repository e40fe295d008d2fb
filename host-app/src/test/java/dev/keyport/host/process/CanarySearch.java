package dev.keyport.host.process;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds secrets in bytes: each piece of them as UTF-8, Latin-1, UTF-16 of both byte orders, hexadecimal, percent-encoded, and in
 * Base64 of both alphabets at each of its three alignments.
 */
final class CanarySearch {

    private static final int WINDOW = 8;
    private static final int FILTER_BITS = 22;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);

    /**
     * Something found.
     *
     * @param where the place that was searched
     * @param form how it is written there
     */
    record Hit(String where, int canary, String form, long at) {}

    private record Pattern(int canary, String form, byte[] bytes) {}

    CanarySearch(Collection<Canary> canaries) {
        for (Canary canary : canaries) {
            for (int at = 0; at < canary.text().length(); at += Canary.PIECE) {
                forms(canary.text().substring(at, at + Canary.PIECE))
                        .forEach((form, bytes) -> add(new Pattern(canary.number(), form, bytes)));
            }
        }
    }

    /** How a piece can be written, by the name of the form. */
    private static Map<String, byte[]> forms(String piece) {
        byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("raw", utf8);
        forms.put("Latin-1", piece.getBytes(StandardCharsets.ISO_8859_1));
        forms.put("UTF-16LE", piece.getBytes(StandardCharsets.UTF_16LE));
        forms.put("UTF-16BE", piece.getBytes(StandardCharsets.UTF_16BE));
        String hex = HexFormat.of().formatHex(utf8);
        String percent = HexFormat.of().withPrefix("%").formatHex(utf8);
        put(forms, "hex", hex);
        put(forms, "HEX", hex.toUpperCase(Locale.ROOT));
        put(forms, "percent", percent);
        put(forms, "PERCENT", percent.toUpperCase(Locale.ROOT));
        put(forms, "URL", URLEncoder.encode(piece, StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            String core = base64Core(utf8, before);
            put(forms, "base64+" + before, core);
            put(forms, "base64url+" + before, core.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    private static void put(Map<String, byte[]> forms, String form, String text) {
        forms.put(form, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The characters of a Base64 text that depend on these bytes only, with so many bytes before them. */
    private static String base64Core(byte[] bytes, int before) {
        byte[] placed = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, placed, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(placed);
        return text.substring((before * 8 + 5) / 6, placed.length * 8 / 6);
    }

    private void add(Pattern pattern) {
        long key = ByteBuffer.wrap(pattern.bytes()).getLong();
        patterns.computeIfAbsent(key, k -> new ArrayList<>()).add(pattern);
        filter.set(slot(key));
    }

    private static int slot(long window) {
        return (int) (window * MIX >>> Long.SIZE - FILTER_BITS);
    }

    /** Everything that is found in the bytes. */
    List<Hit> in(String where, byte[] bytes) {
        List<Hit> hits = new ArrayList<>();
        long window = 0;
        for (int end = 0; end < bytes.length; end++) {
            window = window << 8 | bytes[end] & 0xFF;
            if (filter.get(slot(window)) && end >= WINDOW - 1) {
                int start = end - WINDOW + 1;
                for (Pattern pattern : patterns.getOrDefault(window, List.of())) {
                    if (isAt(bytes, start, pattern.bytes())) {
                        hits.add(new Hit(where, pattern.canary(), pattern.form(), start));
                    }
                }
            }
        }
        return hits;
    }

    List<Hit> in(String where, String text) {
        return in(where, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that is found in the files of a folder. */
    List<Hit> inFiles(Path folder) throws IOException {
        List<Hit> hits = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                try {
                    hits.addAll(in(folder.relativize(file).toString(), Files.readAllBytes(file)));
                } catch (NoSuchFileException e) {
                    // The database server deleted it meanwhile.
                }
            }
        }
        return hits;
    }

    /** The forms in which anything was found. */
    static Collection<String> forms(List<Hit> hits) {
        return new TreeSet<>(hits.stream().map(Hit::form).toList());
    }

    private static boolean isAt(byte[] bytes, int start, byte[] pattern) {
        int end = start + pattern.length;
        return end <= bytes.length && Arrays.equals(bytes, start, end, pattern, 0, pattern.length);
    }
}
