package dev.keyport.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretStore;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each tenant chose, read from the database in one round trip and kept for at most 60 seconds. Holds no plaintext secret.
 *
 * <p>{@link #invalidate} and {@link #invalidateAll} are for {@link dev.keyport.database.TenantChanges}: wired to it, a change on
 * any node is seen on every node within milliseconds, and the 60 seconds are only the net below. Thread-safe; concurrent calls
 * for one tenant load it once.
 */
public final class TenantSnapshots {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final long MAX_TENANTS = 10_000;

    private final BiFunction<TenantId, Long, TenantSnapshot> loader;
    private final BiFunction<TenantId, ConnectionId, Optional<OneConnection>> one;
    private final Cache<TenantId, CompletableFuture<TenantSnapshot>> cache;
    private final AtomicLong epoch = new AtomicLong();

    public TenantSnapshots(TenantDatabase database, AdapterCatalog catalog, SecretStore secrets) {
        this(new SnapshotLoader(database, catalog, secrets));
    }

    private TenantSnapshots(SnapshotLoader loader) {
        this(loader::load, loader::loadOne, Ticker.systemTicker());
    }

    TenantSnapshots(BiFunction<TenantId, Long, TenantSnapshot> loader, Ticker ticker) {
        this(loader, (tenant, connection) -> Optional.empty(), ticker);
    }

    private TenantSnapshots(
            BiFunction<TenantId, Long, TenantSnapshot> loader,
            BiFunction<TenantId, ConnectionId, Optional<OneConnection>> one,
            Ticker ticker) {
        this.loader = Objects.requireNonNull(loader, "loader");
        this.one = Objects.requireNonNull(one, "one");
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_TENANTS)
                .expireAfterWrite(LIFE)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Forgets one tenant. */
    public void invalidate(TenantId tenant) {
        cache.asMap().remove(tenant);
    }

    /**
     * Forgets everything, loads that are under way included. Advances the epoch rather than emptying the cache, which could miss
     * a load that is just ending.
     */
    public void invalidateAll() {
        epoch.incrementAndGet();
    }

    /** A connection as it is now: read from the database at each call. Empty when the tenant has none with this id. */
    Optional<OneConnection> one(TenantId tenant, ConnectionId connection) {
        return one.apply(tenant, connection);
    }

    TenantSnapshot get(TenantId tenant) {
        while (true) {
            CompletableFuture<TenantSnapshot> cached = cache.getIfPresent(tenant);
            if (cached == null) {
                cached = load(tenant);
            }
            TenantSnapshot snapshot = await(cached);
            if (snapshot.epoch() == epoch.get()) {
                return requireSame(tenant, snapshot);
            }
            cache.asMap().remove(tenant, cached);
        }
    }

    /** Loads on the caller's thread, unless another thread is at it already. */
    private CompletableFuture<TenantSnapshot> load(TenantId tenant) {
        CompletableFuture<TenantSnapshot> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<TenantSnapshot> other = cache.asMap().putIfAbsent(tenant, mine);
        if (other != null) {
            return other;
        }
        try {
            mine.complete(loader.apply(tenant, epoch.get()));
        } catch (RuntimeException | Error e) {
            cache.asMap().remove(tenant, mine);
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private static TenantSnapshot await(CompletableFuture<TenantSnapshot> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static TenantSnapshot requireSame(TenantId tenant, TenantSnapshot snapshot) {
        if (!snapshot.tenant().equals(tenant)) {
            throw new IllegalStateException("a snapshot of another tenant was found under tenant " + tenant);
        }
        return snapshot;
    }
}
