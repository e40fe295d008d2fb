package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Reply;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A scripted vendor, a tenant of it, and an adapter between them; what one check needs. */
final class Bench<P extends IntegrationPort> implements AutoCloseable {

    /** What adapters are told to wait at most, unless a check waits for that. */
    static final Duration LONG = Duration.ofSeconds(10);
    /** The same where a check waits for it. */
    static final Duration SHORT = Duration.ofMillis(250);

    private static final Duration TOO_LONG = Duration.ofSeconds(3);

    private final VendorScript<P> script;
    private final Operation<P> operation;
    private final AdapterFactory<P> factory;
    private final ScriptedVendor<P> vendor;
    private final Duration limit;
    private final Account account;
    private final P adapter;
    private final Queue<String> left = new ConcurrentLinkedQueue<>();

    Bench(VendorScript<P> script, Operation<P> operation, Duration timeout) {
        this.script = script;
        this.operation = operation;
        this.limit = timeout.plus(TOO_LONG);
        AdapterFactory<P> described = script.factory(VendorServer.NOWHERE, timeout);
        this.vendor = new ScriptedVendor<>(script, described.descriptor().authType());
        this.factory = script.factory(vendor.server().uri(), timeout);
        vendor.serve(operation);
        this.account = newAccount("acme");
        this.adapter = newAdapter(account);
    }

    VendorScript<P> script() {
        return script;
    }

    Operation<P> operation() {
        return operation;
    }

    AdapterFactory<P> factory() {
        return factory;
    }

    ScriptedVendor<P> vendor() {
        return vendor;
    }

    Account account() {
        return account;
    }

    P adapter() {
        return adapter;
    }

    Account newAccount(String tenant) {
        PortDomain domain = Objects.requireNonNull(factory.port().getAnnotation(PortDomain.class), "@PortDomain");
        Account made = new Account(
                tenant,
                factory.descriptor().authType(),
                new IntegrationDomain(domain.value()),
                factory.descriptor().slug());
        vendor.add(made);
        return made;
    }

    P newAdapter(Account of) {
        return factory.create(of.context(script.config(vendor.server().uri())));
    }

    /** The adapter, telling the vendor before each call which capability it is for. */
    P announced(Class<P> port, List<Operation<P>> operations) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    vendor.serve(operations.stream()
                            .filter(known -> isOf(method, known))
                            .findFirst()
                            .orElseGet(Operation::connectionTest));
                    try {
                        return method.invoke(adapter, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
        return port.cast(proxy);
    }

    private static boolean isOf(Method method, Operation<?> operation) {
        RequiresCapability required = method.getAnnotation(RequiresCapability.class);
        return required != null && required.value().equals(operation.capability());
    }

    /** Something new to do, about what the vendor knows of the tenant. */
    Attempt newAttempt(Account of) {
        return new Attempt(
                Random.named("mark"),
                new IdempotencyKey(Random.named("key-")),
                vendor.reference(of),
                Attempt.USUAL_AMOUNT);
    }

    /** Makes one call with the first tenant's adapter. */
    Call call() {
        return call(adapter, newAttempt(account));
    }

    /** Makes one call, in a thread of its own, and gives it up when it does not come back. */
    Call call(P by, Attempt attempt) {
        return call(by, attempt, new CallThread());
    }

    /** Makes one call that is answered otherwise than the script says; empty when nothing in the answers could be changed. */
    Optional<Call> callAnswered(Attempt attempt, String circumstance, UnaryOperator<VendorAnswer> change) {
        AtomicBoolean changed = new AtomicBoolean();
        vendor.fail(Fault.after(circumstance, answer -> {
            VendorAnswer other = change.apply(answer);
            changed.set(changed.get() || other != answer);
            return other;
        }));
        Call call = call(adapter, attempt);
        vendor.heal();
        return changed.get() ? Optional.of(call) : Optional.empty();
    }

    /** Makes one call, whatever comes of it; tells what it sent. */
    List<VendorRequest> sentBy(Attempt attempt) {
        int before = vendor.server().requests().size();
        CallThread caller = new CallThread();
        try {
            caller.start(() -> operation.call().call(adapter, attempt), left)
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            caller.interrupt(); // other checks look at what comes out
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            vendor.server().release();
        }
        List<VendorRequest> all = vendor.server().requests();
        return all.subList(before, all.size());
    }

    /** Makes one call, and interrupts its thread as soon as the vendor was asked. */
    Interrupted callInterrupted() {
        CallThread caller = new CallThread();
        vendor.onHit(caller::interrupt);
        Call call = call(adapter, newAttempt(account), caller);
        return new Interrupted(call, caller.hasForgotten());
    }

    private Call call(P by, Attempt attempt, CallThread caller) {
        CompletableFuture<Reply> answer = caller.start(() -> operation.call().call(by, attempt), left);
        try {
            return new Call(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), null);
        } catch (ExecutionException e) {
            return new Call(null, known(e.getCause()));
        } catch (TimeoutException e) {
            caller.interrupt();
            throw new AssertionError("the call came back with nothing, long after the time that the adapter was told");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            vendor.server().release();
        }
    }

    /** What calls left behind at the threads that made them. */
    List<String> leftAtThreads() {
        return List.copyOf(left);
    }

    private static IntegrationException known(@Nullable Throwable thrown) {
        if (thrown instanceof IntegrationException failure) {
            return failure;
        }
        throw new AssertionError("came out instead of an IntegrationException: " + thrown, thrown);
    }

    @Override
    public void close() {
        vendor.close();
    }

    /** What came of a call that was interrupted, and whether its thread has forgotten that. */
    record Interrupted(Call call, boolean forgotten) {}

    /** What came of a call: one of the two. */
    record Call(@Nullable Reply reply, @Nullable IntegrationException failure) {

        boolean success() {
            return reply != null && reply.outcome().success();
        }

        @Override
        public String toString() {
            return reply != null
                    ? reply.outcome() + " saying " + reply.said()
                    : String.valueOf(Objects.requireNonNull(failure).kind());
        }
    }
}
