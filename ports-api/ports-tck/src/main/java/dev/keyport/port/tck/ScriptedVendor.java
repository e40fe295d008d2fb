package dev.keyport.port.tck;

import dev.keyport.port.AuthType;
import dev.keyport.port.IntegrationPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that plays a {@link VendorScript}: it knows its tenants by their credentials, remembers what it made for each and by
 * which request, and goes wrong when told to. Thread-safe.
 */
final class ScriptedVendor<P extends IntegrationPort> implements AutoCloseable {

    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final long TOGETHER_MILLIS = 250;

    private final VendorScript<P> script;
    private final AuthType authType;
    private final Whereabouts whereabouts = new Whereabouts();
    private final VendorServer server = VendorServer.start(request -> whereabouts.atHome(() -> answer(request)));
    private final List<Account> accounts = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final Map<Account, String> known = new HashMap<>();
    private volatile Operation<P> operation = Operation.connectionTest();
    private volatile @Nullable Fault fault;
    private volatile @Nullable VendorExchange last;
    private volatile Runnable onHit = () -> {};
    private volatile @Nullable CyclicBarrier together;
    private int hits;

    /** Something that was made for a tenant. */
    record Work(Account account, VendorRequest request, String reference) {}

    ScriptedVendor(VendorScript<P> script, AuthType authType) {
        this.script = script;
        this.authType = authType;
    }

    VendorServer server() {
        return server;
    }

    synchronized void add(Account account) {
        accounts.add(account);
        known.put(account, Random.named("known-"));
    }

    /** What the next requests are about. */
    void serve(Operation<P> next) {
        operation = next;
    }

    /** From now on every request that matters goes wrong. */
    void fail(Fault next) {
        fault = next;
    }

    /** Done at each request that meets a fault, before it is answered. */
    void onHit(Runnable action) {
        onHit = action;
    }

    /** What was answered last, before it went wrong. */
    VendorExchange lastExchange() {
        return Objects.requireNonNull(last, "nothing was asked");
    }

    void heal() {
        fault = null;
    }

    /** Lets requests that matter wait for each other, two by two, so that two calls are under way at the same time. */
    void pairUp() {
        together = new CyclicBarrier(2);
    }

    /** Does something elsewhere. The script stays at home: it need not be better than the adapter. */
    <T> T in(Surroundings elsewhere, Supplier<T> work) {
        return whereabouts.in(elsewhere, work);
    }

    /** How often something was made, repetitions not counted. */
    synchronized int works() {
        return works.size();
    }

    /** How many requests met a fault. */
    synchronized int hits() {
        return hits;
    }

    /** What was made for a tenant last, or what it has since always. */
    synchronized String reference(Account account) {
        List<String> done = done(account);
        return done.isEmpty() ? known.getOrDefault(account, "") : done.get(done.size() - 1);
    }

    /** All that answers for this tenant can say. */
    synchronized List<String> saidTo(Account account) {
        List<String> said = new ArrayList<>(done(account));
        said.add(known.getOrDefault(account, ""));
        return said;
    }

    /** A request of this tenant for what is served, without a content. */
    synchronized VendorExchange exchange(Account account) {
        VendorRequest nothing = new VendorRequest("POST", URI.create("/"), Map.of(), new byte[0]);
        return exchange(nothing, account, reference(account));
    }

    /** Every request that the tenant's credential came with. */
    List<VendorRequest> requestsOf(Account account) {
        return server.requests().stream()
                .filter(request -> script.proves(request, account.proof()))
                .toList();
    }

    /** What requests came with as a bearer, such as a token that was given out for a credential. */
    Set<String> tokens() {
        return server.requests().stream()
                .flatMap(request -> request.header("Authorization").stream())
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.close();
    }

    private VendorAnswer answer(VendorRequest request) {
        Optional<Account> account = sender(request);
        if (account.isEmpty()) {
            return script.failure(UNAUTHORIZED, "who is this");
        }
        boolean matters = script.acts(request) || !operation.effect().acts();
        if (matters) {
            waitForAnother();
        }
        Fault now = matters ? fault : null;
        return now == null ? answer(request, account.get()) : wrongAnswer(request, account.get(), now);
    }

    private VendorAnswer wrongAnswer(VendorRequest request, Account account, Fault now) {
        synchronized (this) {
            hits++;
        }
        onHit.run();
        return now.answer().apply(now.worked() ? answer(request, account) : VendorAnswer.empty(UNAUTHORIZED));
    }

    private VendorAnswer answer(VendorRequest request, Account account) {
        VendorExchange exchange;
        synchronized (this) {
            Optional<Work> before = repeated(request, account);
            if (before.isPresent() && !sameContent(before.get().request(), request)) {
                return script.refusal(exchange(request, account, reference(account)));
            }
            String reference = before.map(Work::reference)
                    .orElseGet(() -> script.acts(request) ? make(request, account) : reference(account));
            exchange = exchange(request, account, reference);
            last = exchange;
        }
        return script.success(exchange);
    }

    private String make(VendorRequest request, Account account) {
        String reference = Random.named("made-");
        if (operation.effect().acts()) {
            works.add(new Work(account, request, reference));
            return reference;
        }
        return reference(account);
    }

    private Optional<Work> repeated(VendorRequest request, Account account) {
        Optional<String> key = script.acts(request) ? script.repetitionOf(request) : Optional.empty();
        return works.stream()
                .filter(work -> key.isPresent() && work.account() == account)
                .filter(work -> script.repetitionOf(work.request()).equals(key))
                .findFirst();
    }

    private synchronized Optional<Account> sender(VendorRequest request) {
        return accounts.stream()
                .filter(account -> authType == AuthType.NONE || script.proves(request, account.proof()))
                .findFirst();
    }

    private VendorExchange exchange(VendorRequest request, Account account, String reference) {
        return new VendorExchange(operation.capability(), request, reference, done(account));
    }

    private List<String> done(Account account) {
        return works.stream()
                .filter(work -> work.account() == account)
                .map(Work::reference)
                .toList();
    }

    private void waitForAnother() {
        CyclicBarrier barrier = together;
        if (barrier == null) {
            return;
        }
        try {
            barrier.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException e) {
            // the adapter makes one call after the other: then there is nothing to wait for
            together = null;
        }
    }

    private static boolean sameContent(VendorRequest one, VendorRequest other) {
        return one.target().equals(other.target()) && Arrays.equals(one.body(), other.body());
    }
}
