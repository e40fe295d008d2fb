package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The packages of vendor SDKs, each with all packages below it. Code outside the adapters never refers to them. Immutable.
 *
 * <p>A catalog file has one package a line: what kind of vendor, the vendor's name, the package, with blanks between; lines that
 * start with {@code #} are comments.
 *
 * <pre>
 * payment stripe com.stripe
 * </pre>
 */
public final class VendorCatalog {

    /** A file of this name anywhere on the class path belongs to {@link #standard()}. */
    public static final String TEAM_FILE = "keyport-vendors.txt";

    private final List<VendorPackage> entries;
    private final Map<String, Optional<VendorPackage>> asked = new ConcurrentHashMap<>();

    private VendorCatalog(Collection<VendorPackage> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The SDKs known to Keyport, for storage, accounting, AI, signing, payment, mail, commerce, social and secrets, and those of
     * every {@link #TEAM_FILE} on the class path.
     *
     * @throws IllegalArgumentException when a line of such a file is none; the message shows it
     */
    public static VendorCatalog standard() {
        try {
            URL own = Objects.requireNonNull(VendorCatalog.class.getResource("vendors.txt"), "vendors.txt is missing");
            List<VendorPackage> all = new ArrayList<>(VendorPackage.read(own));
            for (URL team :
                    Collections.list(VendorCatalog.class.getClassLoader().getResources(TEAM_FILE))) {
                all.addAll(VendorPackage.read(team));
            }
            return new VendorCatalog(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This catalog and these packages besides, such as {@code "com.vendor.sdk"}. */
    public VendorCatalog with(String... morePackages) {
        return with(Arrays.stream(morePackages)
                .map(name -> new VendorPackage("other", name, name))
                .toList());
    }

    /**
     * This catalog and those of a file besides, read as UTF-8.
     *
     * @throws UncheckedIOException when it cannot be read
     * @throws IllegalArgumentException when one of its lines is none; the message shows it
     */
    public VendorCatalog withFile(Path file) {
        try {
            return with(VendorPackage.parse(Files.readAllLines(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> packages() {
        return entries.stream().map(VendorPackage::packageName).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean contains(JavaClass type) {
        return find(type).isPresent();
    }

    /** The vendor that the class belongs to; the one with the longest package when there are several. */
    Optional<VendorPackage> find(JavaClass type) {
        return asked.computeIfAbsent(
                Packages.packageOf(type),
                name -> entries.stream()
                        .filter(entry -> Packages.within(name, entry.packageName()))
                        .max(Comparator.comparingInt(
                                entry -> entry.packageName().length())));
    }

    private VendorCatalog with(List<VendorPackage> more) {
        List<VendorPackage> all = new ArrayList<>(entries);
        all.addAll(more);
        return new VendorCatalog(all);
    }
}
