package dev.keyport.archunit;

import java.util.List;

/**
 * Where the parts of a hexagon are. Every name is a full package name that stands for the package and all below it, but for
 * the composition roots, which are full class names. Immutable.
 *
 * @param base what the rules look at
 * @param ports each package below it is a port; the package itself has what the ports share
 * @param adapters each package below one of these is an adapter
 * @param core the application core, which knows ports and no adapter
 * @param host what starts the application; nothing depends on it
 * @param database the only code that opens database connections
 * @param compositionRoots the classes that construct adapters
 */
public record HexagonLayout(
        String base,
        String ports,
        List<String> adapters,
        List<String> core,
        String host,
        String database,
        List<String> compositionRoots) {

    public HexagonLayout {
        adapters = List.copyOf(adapters);
        core = List.copyOf(core);
        compositionRoots = List.copyOf(compositionRoots);
    }

    /**
     * The layout of Keyport under another base package: {@code port}, {@code adapters}, {@code registry} (the core),
     * {@code host}, {@code database}, and the composition root {@code host.Wiring}.
     */
    public static HexagonLayout of(String base) {
        return new HexagonLayout(
                base,
                base + ".port",
                List.of(base + ".adapters"),
                List.of(base + ".registry"),
                base + ".host",
                base + ".database",
                List.of(base + ".host.Wiring"));
    }

    public HexagonLayout withPorts(String packageName) {
        return new HexagonLayout(base, packageName, adapters, core, host, database, compositionRoots);
    }

    public HexagonLayout withAdapters(String... packageNames) {
        return new HexagonLayout(base, ports, List.of(packageNames), core, host, database, compositionRoots);
    }

    public HexagonLayout withCore(String... packageNames) {
        return new HexagonLayout(base, ports, adapters, List.of(packageNames), host, database, compositionRoots);
    }

    public HexagonLayout withHost(String packageName) {
        return new HexagonLayout(base, ports, adapters, core, packageName, database, compositionRoots);
    }

    public HexagonLayout withDatabase(String packageName) {
        return new HexagonLayout(base, ports, adapters, core, host, packageName, compositionRoots);
    }

    public HexagonLayout withCompositionRoots(String... classNames) {
        return new HexagonLayout(base, ports, adapters, core, host, database, List.of(classNames));
    }
}
