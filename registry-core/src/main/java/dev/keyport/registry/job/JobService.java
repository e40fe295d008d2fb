package dev.keyport.registry.job;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Role;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.IntegrationRegistry.Allowed;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.CheckedJson;
import dev.keyport.registry.internal.jdbi.JobItems;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts jobs of a tenant's connections and tells how far they are. A {@link JobWorker}, on this node or another, does them.
 *
 * <p>Whoever may use a capability may start its job and see it afterwards; owner, admin and manager see those of everybody. A job that
 * does not exist, is another tenant's, or is not to be seen is an {@link UnknownException}. A change and its event are one
 * transaction. Jobs are kept for 7 days behind their end. Thread-safe.
 */
public final class JobService {

    /** The most jobs, or items, that are read at once. */
    public static final int MAX_PAGE = 200;

    /** The longest input, in characters. */
    public static final int MAX_INPUT = 65_536;

    private final TenantStore store;
    private final JobItems items;
    private final IntegrationRegistry registry;
    private final Actions actions;
    private final Runnable queued;
    private final CheckedJson inputs = new CheckedJson("action", MAX_INPUT);

    /**
     * @param queued is run when a job was started, such as {@link JobWorker#wake}
     */
    public JobService(TenantDatabase database, IntegrationRegistry registry, Actions actions, Runnable queued) {
        this.store = new TenantStore(database);
        this.items = new JobItems(database);
        this.registry = registry;
        this.actions = actions;
        this.queued = queued;
    }

    /**
     * Starts a job: it is due at once, and done in the background as the role system.
     *
     * @param inputJson a JSON object of at most 65,536 characters that the action accepts
     * @throws UnknownException when there is no such connection, or no action for the capability is installed
     * @throws dev.keyport.registry.IntegrationDisabledException when the tenant has not opted in to the domain
     * @throws dev.keyport.registry.UseRefusedException when the connection or the capability is switched off, or not offered
     * @throws dev.keyport.port.AccessDeniedException when the capability is not for the caller's role
     * @throws dev.keyport.registry.NotReadyException when the adapter of the connection is not installed
     * @throws InvalidInputException when the action does not accept the input
     * @throws JobUnderWayException when a synchronisation of this capability waits or runs at the connection already
     */
    public Job start(Caller caller, ConnectionId connection, String capability, String inputJson) {
        Optional<Job> started = Optional.empty();
        while (started.isEmpty()) {
            Allowed allowed = registry.requireAllowed(caller, connection, capability);
            Action<?> action = actions.find(allowed.domain(), capability).orElseThrow(UnknownException::action);
            requireAccepted(action, inputJson);
            started = add(caller, connection.value(), allowed, action, inputJson);
        }
        queued.run();
        return started.get();
    }

    /** Empty when the connection was switched off, or deleted, since it was allowed: who asks again is told so. */
    private Optional<Job> add(Caller caller, UUID connection, Allowed allowed, Action<?> action, String input) {
        Caller clerk = new Caller(caller.tenant(), caller.actor(), Role.SYSTEM);
        String capability = action.capability();
        UUID id = UUID.randomUUID();
        return store.inTransaction(clerk, transaction -> {
            if (!transaction
                    .connections()
                    .hold(connection)
                    .map(held -> held.row().enabled())
                    .orElse(false)) {
                return Optional.empty();
            }
            if (!transaction.jobs().add(id, connection, capability, action.isSync(), input, caller.role())) {
                throw new JobUnderWayException(capability);
            }
            Map<String, Object> meta = JobEvents.meta(allowed, capability, id);
            transaction.log(Event.info(EventType.JOB_QUEUED, connection, "A job was started.", meta));
            return Optional.of(require(transaction, new JobId(id)));
        });
    }

    public Job get(Caller caller, JobId id) {
        return store.inTransaction(caller, transaction -> require(transaction, id));
    }

    /**
     * The newest jobs, of one connection or of all. A connection that does not exist has none.
     *
     * @param limit 1 to 200
     */
    public List<Job> list(Caller caller, @Nullable ConnectionId connection, int limit) {
        return list(caller, connection, null, limit);
    }

    /**
     * The jobs that are older than one, the newest first.
     *
     * @param connection null for the jobs of all
     * @param before the last job of the page before; null for the first page. Behind a job that the caller does not see, or that was
     *     deleted meanwhile, there are none
     * @param limit 1 to 200
     */
    public List<Job> list(Caller caller, @Nullable ConnectionId connection, @Nullable JobId before, int limit) {
        requirePage(limit);
        return store.inTransaction(
                caller,
                transaction -> transaction
                        .jobs()
                        .newest(
                                connection == null ? null : connection.value(),
                                before == null ? null : before.value(),
                                limit));
    }

    /**
     * What a job brought and keeps, in its order. While it runs, more can come.
     *
     * @param after the position of the last item of the page before; 0 for the first page
     * @param limit 1 to 200
     * @throws dev.keyport.port.AccessDeniedException when the caller is a member
     */
    public ItemPage items(Caller caller, JobId id, long after, int limit) {
        caller.requireView();
        requirePage(limit);
        get(caller, id);
        return ItemPage.of(items.page(caller, id.value(), after, limit + 1), limit);
    }

    /**
     * Ends a job that waits or runs. What the provider was sent before stays; a page that is under way is not stored.
     *
     * @throws JobEndedException when it has ended
     * @throws dev.keyport.port.AccessDeniedException when the caller may not configure
     */
    public Job cancel(Caller caller, JobId id) {
        caller.requireConfigure();
        return store.inTransaction(caller, transaction -> {
            if (!transaction.jobs().cancel(id.value())) {
                require(transaction, id);
                throw new JobEndedException();
            }
            Job job = require(transaction, id);
            UUID connection = job.connection() == null ? null : job.connection().value();
            transaction.log(
                    Event.info(EventType.JOB_CANCELLED, connection, "The job was cancelled.", JobEvents.meta(job)));
            return job;
        });
    }

    private void requireAccepted(Action<?> action, String json) {
        List<InvalidInputException.Violation> violations = inputs.mistakes(action.inputSchema(), json).stream()
                .map(mistake -> new InvalidInputException.Violation(mistake.path(), mistake.message()))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        try {
            action.check(CheckedJson.values(json));
        } catch (IllegalArgumentException e) {
            String path = e instanceof InputMistakeException mistake ? mistake.path() : "";
            throw new InvalidInputException(
                    List.of(new InvalidInputException.Violation(path, String.valueOf(e.getMessage()))));
        }
    }

    private static Job require(TenantTransaction transaction, JobId id) {
        return transaction.jobs().find(id.value()).orElseThrow(UnknownException::job);
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE);
        }
    }
}
