package dev.keyport.archunit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages of vendor SDKs, each with all packages below it. Code outside the adapters never refers to them. Immutable.
 */
public final class VendorCatalog {

    private final Set<String> packages;

    private VendorCatalog(Collection<String> packages) {
        this.packages = Set.copyOf(packages);
    }

    /** The SDKs known to Keyport: storage, accounting, AI, signing, payment, mail, commerce, social and secrets. */
    public static VendorCatalog standard() {
        try (InputStream in = VendorCatalog.class.getResourceAsStream("vendors.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "vendors.txt is missing"), UTF_8))) {
            List<String> packages = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                    .toList();
            return new VendorCatalog(packages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This catalog and these packages besides, such as {@code "com.vendor.sdk"}. */
    public VendorCatalog with(String... morePackages) {
        Set<String> all = new TreeSet<>(packages);
        all.addAll(Arrays.asList(morePackages));
        return new VendorCatalog(all);
    }

    public Set<String> packages() {
        return packages;
    }

    boolean contains(JavaClass type) {
        return Packages.withinAny(type, packages);
    }
}
