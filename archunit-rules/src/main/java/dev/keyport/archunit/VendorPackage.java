package dev.keyport.archunit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One line of a catalog of vendors. */
record VendorPackage(String kind, String vendor, String packageName) {

    /** Parts of package names that tell nothing about whose they are. */
    private static final Set<String> COMMON = Set.of(
            "com", "org", "net", "dev", "google", "cloud", "microsoft", "java", "sdk", "api", "client", "services");

    private static final int SHORTEST_NAME = 3;

    /** Whether a package with this last name is likely to be this vendor's adapter. */
    boolean isHome(String adapterName) {
        String adapter = plain(adapterName);
        return related(adapter, plain(vendor))
                || Arrays.stream(packageName.split("\\.", -1))
                        .filter(part -> !COMMON.contains(part))
                        .anyMatch(part -> related(adapter, plain(part)));
    }

    static List<VendorPackage> read(URL url) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(url.openStream(), UTF_8))) {
            return parse(lines.lines().toList());
        }
    }

    static List<VendorPackage> parse(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VendorPackage::parse)
                .toList();
    }

    private static VendorPackage parse(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException(
                    "expected a kind of vendor, its name and its package, with blanks between: " + line);
        }
        return new VendorPackage(words[0], words[1], words[2]);
    }

    private static boolean related(String one, String other) {
        return one.length() >= SHORTEST_NAME
                && other.length() >= SHORTEST_NAME
                && (one.contains(other) || other.contains(one));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
