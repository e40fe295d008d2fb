package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.tck.Operation.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Two tenants of one vendor, through adapters of one factory. */
final class TenantChecks {

    private static final int ROUNDS = 4;

    private TenantChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(Check.<P>of("twoTenantsAtOnce_areNotMixedUp", TenantChecks::atOnce));
    }

    /** In each round the vendor answers nobody before both have asked. */
    private static <P extends IntegrationPort> void atOnce(Bench<P> bench) {
        Side<P> acme = new Side<>(bench, bench.account(), bench.adapter());
        Account account = bench.newAccount("globex");
        Side<P> globex = new Side<>(bench, account, bench.newAdapter(account));
        bench.vendor().pairUp();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                CompletableFuture<Void> other = CompletableFuture.runAsync(globex::call, threads);
                acme.call();
                other.join();
            }
        } finally {
            threads.shutdownNow();
        }
        acme.assertKeptFrom(globex);
        globex.assertKeptFrom(acme);
    }

    /** One tenant, and all that it sent and heard. */
    private static final class Side<P extends IntegrationPort> {

        private final Bench<P> bench;
        private final Account account;
        private final P adapter;
        private final List<Attempt> attempts = new ArrayList<>();
        private final List<Bench.Call> calls = new ArrayList<>();

        Side(Bench<P> bench, Account account, P adapter) {
            this.bench = bench;
            this.account = account;
            this.adapter = adapter;
        }

        void call() {
            Attempt attempt = bench.newAttempt(account);
            attempts.add(attempt);
            calls.add(bench.call(adapter, attempt));
        }

        void assertKeptFrom(Side<P> other) {
            assertThat(calls)
                    .as("calls of the tenant %s, while another one calls", account.tenant())
                    .allMatch(Bench.Call::success);
            if (Expect.tells(bench)) {
                assertThat(calls)
                        .as("what the vendor said to the tenant %s", account.tenant())
                        .allMatch(call -> Expect.said(call) == null
                                ? bench.operation().isTest()
                                : bench.vendor().saidTo(account).contains(Expect.said(call)));
            }
            assertThat(bench.vendor().requestsOf(account))
                    .as("requests with the credential of the tenant %s", account.tenant())
                    .isNotEmpty()
                    .noneMatch(request -> other.attempts.stream()
                            .anyMatch(attempt -> request.contains(attempt.mark())
                                    || request.contains(attempt.key().value())
                                    || request.contains(other.account.proof())));
        }
    }
}
