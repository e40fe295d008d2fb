package dev.keyport.port.tck;

import dev.keyport.port.IntegrationPort;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a contract is run against. Immutable.
 *
 * @param <P> the port
 */
public final class Subject<P extends IntegrationPort> {

    private final @Nullable P adapter;
    private final @Nullable VendorScript<P> script;

    private Subject(@Nullable P adapter, @Nullable VendorScript<P> script) {
        this.adapter = adapter;
        this.script = script;
    }

    /** An adapter that calls a vendor over HTTP. Every fault of a vendor is tried, and what passes is written down. */
    public static <P extends IntegrationPort> Subject<P> withVendor(VendorScript<P> script) {
        return new Subject<>(null, Objects.requireNonNull(script, "script"));
    }

    /**
     * An adapter that calls nobody, or nobody over HTTP. Only what can be seen from its answers is checked, and nothing counts as
     * proven by it.
     *
     * @param adapter bound to a connection that works; it has every capability of its port
     */
    public static <P extends IntegrationPort> Subject<P> withoutVendor(P adapter) {
        return new Subject<>(Objects.requireNonNull(adapter, "adapter"), null);
    }

    @Nullable
    P adapter() {
        return adapter;
    }

    @Nullable
    VendorScript<P> script() {
        return script;
    }
}
