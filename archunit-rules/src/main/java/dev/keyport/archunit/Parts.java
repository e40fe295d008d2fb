package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which part of the hexagon a class is in, for the classes of one import. Not thread-safe. */
final class Parts {

    /** Below the ports or adapters, but neither a port nor an adapter as long as they contain none. */
    private static final Set<String> SHARED = Set.of("common", "shared", "support", "util", "utils");

    private static final Set<String> GROUPS =
            Set.of("in", "out", "inbound", "outbound", "driven", "driving", "primary", "secondary");

    private final HexagonLayout layout;
    private final Packages ports;
    private final Packages adapters;
    private final Packages core;
    private final Packages host;
    private final Packages database;
    private final boolean withoutTests;
    private final List<JavaClass> own;
    private final CompositionRoots roots;
    private final Map<String, Optional<String>> adapterOfPackage = new HashMap<>();
    private final Map<String, Boolean> testFolders = new HashMap<>();

    Parts(HexagonLayout layout, Collection<JavaClass> imported) {
        this.layout = layout;
        this.ports = new Packages(layout.ports());
        this.adapters = new Packages(layout.adapters());
        this.core = new Packages(layout.core());
        this.host = new Packages(layout.host());
        this.database = new Packages(layout.database());
        this.roots = new CompositionRoots(layout.compositionRoots());
        this.withoutTests = imported.stream().anyMatch(type -> inBasePackage(type) && !isTest(type));
        this.own = imported.stream().filter(this::isOwn).toList();
    }

    /** The classes that the rules look at: those of the base package, without tests unless there is nothing else. */
    List<JavaClass> own() {
        return own;
    }

    boolean isOwn(JavaClass type) {
        return inBasePackage(type) && !(withoutTests && isTest(type));
    }

    boolean inBasePackage(JavaClass type) {
        return Packages.within(Packages.packageOf(type), layout.base());
    }

    /** Whether it is in a port's package; its contracts are not. */
    boolean isPort(JavaClass type) {
        return ports.contain(type) && !isContract(type);
    }

    Optional<String> portOf(JavaClass type) {
        return ports.childOf(Packages.packageOf(type)).filter(port -> !SHARED.contains(last(port)));
    }

    static boolean isContract(JavaClass type) {
        return Packages.hasSegment(Packages.packageOf(type), "tck");
    }

    /** Whether it is part of an adapter, or shared by adapters. */
    boolean isAdapter(JavaClass type) {
        return adapters.contain(type) || adapterOf(type).isPresent();
    }

    /** The package of the adapter that the class is part of. */
    Optional<String> adapterOf(JavaClass type) {
        JavaClass base = CodeBase.element(type);
        if (base.isPrimitive()) {
            return Optional.empty();
        }
        return adapterOfPackage.computeIfAbsent(base.getPackageName(), name -> adapterOf(base.getPackage()));
    }

    boolean isCore(JavaClass type) {
        return core.contain(type) && !isAdapter(type) && !isRoot(type);
    }

    boolean isHost(JavaClass type) {
        return host.contain(type);
    }

    boolean isRoot(JavaClass type) {
        return roots.contain(type);
    }

    Packages database() {
        return database;
    }

    HexagonLayout layout() {
        return layout;
    }

    private Optional<String> adapterOf(JavaPackage packageOfType) {
        Optional<JavaPackage> nearest = Optional.of(packageOfType);
        while (nearest.isPresent() && adapters.childOf(nearest.get().getName()).isPresent()) {
            if (nearest.get().getClasses().stream().anyMatch(KeyportTypes::isAdapter)) {
                return nearest.map(JavaPackage::getName);
            }
            nearest = nearest.get().getParent();
        }
        if (!adapters.contain(packageOfType.getName())) {
            return packageOfType.getClasses().stream().anyMatch(KeyportTypes::isMarkedAdapter)
                    ? Optional.of(packageOfType.getName())
                    : Optional.empty();
        }
        return adapters.childOf(packageOfType.getName())
                .map(child -> GROUPS.contains(last(child)) ? below(child, packageOfType.getName()) : child)
                .filter(child -> !SHARED.contains(last(child)));
    }

    private static String below(String parent, String name) {
        int end = name.indexOf('.', Math.min(name.length(), parent.length() + 1));
        return end < 0 ? name : name.substring(0, end);
    }

    private static String last(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    /** By the folder that it is in, since each name says the same of all classes in a folder. */
    private boolean isTest(JavaClass type) {
        return type.getSource()
                .map(Source::getUri)
                .filter(uri -> testFolders.computeIfAbsent(folder(uri), key -> isTest(uri)))
                .isPresent();
    }

    private static String folder(URI uri) {
        String name = uri.toString();
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static boolean isTest(URI uri) {
        return !ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(Location.of(uri));
    }
}
