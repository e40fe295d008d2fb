package dev.keyport.database;

import dev.keyport.port.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every node which tenant's configuration has changed, when the change commits. Notifications of one transaction about one
 * tenant arrive once.
 *
 * <p>A listener holds one connection of its own. When it is lost, notifications are lost with it, so after every reconnection
 * {@code onGap} is called, once it listens again: forget everything then.
 */
public final class TenantChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TenantChanges.class);
    private static final String CHANNEL = "keyport_cfg";
    private static final int HEARTBEAT_MILLIS = 10_000;
    private static final int RECONNECT_MILLIS = 500;

    private final DataSource dataSource;
    private final Consumer<TenantId> onChange;
    private final Runnable onGap;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection current;

    private TenantChanges(DataSource dataSource, Consumer<TenantId> onChange, Runnable onGap) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.onChange = Objects.requireNonNull(onChange, "onChange");
        this.onGap = Objects.requireNonNull(onGap, "onGap");
        this.thread = new Thread(this::run, "keyport-changes");
        this.thread.setDaemon(true);
    }

    /** Announces in the transaction of the handle that the tenant's configuration changed. */
    public static void announce(Handle handle, TenantId tenant) {
        handle.createQuery("select pg_notify(:channel, :tenant)")
                .bind("channel", CHANNEL)
                .bind("tenant", tenant.value())
                .map((row, context) -> true)
                .one();
    }

    /**
     * Starts to listen. Both callbacks run on the listener's thread and must be short.
     *
     * @param dataSource gives connections of the runtime role that no pool wants back
     */
    public static TenantChanges listen(DataSource dataSource, Consumer<TenantId> onChange, Runnable onGap) {
        TenantChanges changes = new TenantChanges(dataSource, onChange, onGap);
        changes.thread.start();
        return changes;
    }

    /** Waits until the first connection listens; false when the time ran out first. */
    public boolean awaitListening(long timeout, TimeUnit unit) throws InterruptedException {
        return listening.await(timeout, unit);
    }

    /** Stops listening and closes the connection. */
    @Override
    public void close() {
        stopped.countDown();
        Connection open = current;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the listener's connection could not be aborted", e);
            }
        }
        thread.interrupt();
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try (Connection connection = dataSource.getConnection()) {
                current = connection;
                receive(connection);
            } catch (SQLException e) {
                if (stopped.getCount() > 0) {
                    LOG.warn(
                            "the listener for configuration changes lost its connection, SQL state {}",
                            e.getSQLState());
                }
            }
            current = null;
            pause();
        }
    }

    private void receive(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            onGap.run();
            listening.countDown();
            PGConnection notifications = connection.unwrap(PGConnection.class);
            while (stopped.getCount() > 0) {
                PGNotification[] received = notifications.getNotifications(HEARTBEAT_MILLIS);
                if (received == null || received.length == 0) {
                    statement.execute("select 1");
                    continue;
                }
                for (PGNotification notification : received) {
                    accept(notification.getParameter());
                }
            }
        }
    }

    private void accept(String payload) {
        try {
            onChange.accept(new TenantId(payload));
        } catch (IllegalArgumentException e) {
            LOG.warn("a notification on {} names no tenant and is ignored", CHANNEL);
        }
    }

    private void pause() {
        try {
            if (stopped.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
