package dev.keyport.archunit;

import java.util.List;

/**
 * Where the parts of a hexagon are. Every name is a package name that stands for the package and all below it; {@code ..} in it
 * stands for any number of packages, so that {@code com.team.app..port} is {@code com.team.app.port} and
 * {@code com.team.app.orders.port}. Composition roots are full class names. Immutable.
 *
 * @param base what the rules look at; empty for everything that was imported
 * @param ports each package below one of these is a port; the package itself has what the ports share
 * @param adapters each package below one of these is an adapter. A class that is marked {@code @IntegrationAdapter} is one
 *     wherever it is
 * @param core the application core: no framework annotations
 * @param host what starts the application; nothing depends on it
 * @param database the only code that opens database connections; empty when that is not asked for
 * @param compositionRoots the classes that construct adapters. When empty they are recognized: a class named {@code …Wiring}
 *     or {@code …CompositionRoot}, a class with a {@code main} method, a configuration class of Spring, a module of Guice or
 *     Dagger, a class with producer methods of CDI
 */
public record HexagonLayout(
        String base,
        List<String> ports,
        List<String> adapters,
        List<String> core,
        List<String> host,
        List<String> database,
        List<String> compositionRoots) {

    public HexagonLayout {
        ports = List.copyOf(ports);
        adapters = List.copyOf(adapters);
        core = List.copyOf(core);
        host = List.copyOf(host);
        database = List.copyOf(database);
        compositionRoots = List.copyOf(compositionRoots);
    }

    /**
     * The usual layout below a base package: ports in packages named {@code port} or {@code ports}, adapters in {@code adapter}
     * or {@code adapters}, the core in {@code core}, {@code domain}, {@code application} or {@code registry}, each at any depth,
     * and the host in the base's {@code host}.
     */
    public static HexagonLayout of(String base) {
        return new HexagonLayout(
                base,
                List.of(base + "..port", base + "..ports"),
                List.of(base + "..adapter", base + "..adapters"),
                List.of(base + "..core", base + "..domain", base + "..application", base + "..registry"),
                base.isEmpty() ? List.of() : List.of(base + ".host"),
                List.of(),
                List.of());
    }

    public HexagonLayout withPorts(String... packageNames) {
        return new HexagonLayout(base, List.of(packageNames), adapters, core, host, database, compositionRoots);
    }

    public HexagonLayout withAdapters(String... packageNames) {
        return new HexagonLayout(base, ports, List.of(packageNames), core, host, database, compositionRoots);
    }

    public HexagonLayout withCore(String... packageNames) {
        return new HexagonLayout(base, ports, adapters, List.of(packageNames), host, database, compositionRoots);
    }

    public HexagonLayout withHost(String... packageNames) {
        return new HexagonLayout(base, ports, adapters, core, List.of(packageNames), database, compositionRoots);
    }

    public HexagonLayout withDatabase(String... packageNames) {
        return new HexagonLayout(base, ports, adapters, core, host, List.of(packageNames), compositionRoots);
    }

    public HexagonLayout withCompositionRoots(String... classNames) {
        return new HexagonLayout(base, ports, adapters, core, host, database, List.of(classNames));
    }
}
