package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How an adapter has to treat the credential of its connection. */
final class CredentialChecks {

    private CredentialChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(
                Check.<P>of("credential_isOpenedAtEachCallAndClosed", CredentialChecks::openedAndClosed),
                Check.<P>of("credentialMissing_isConfiguration", CredentialChecks::missing),
                Check.<P>of("redirectToAnotherHost_isNotFollowedWithTheCredential", CredentialChecks::redirect));
    }

    private static <P extends IntegrationPort> void openedAndClosed(Bench<P> bench) {
        assertThat(bench.account().openings())
                .as("openings before the first call")
                .isZero();
        bench.call();
        assertThat(bench.account().openings()).as("openings by the first call").isPositive();
        assertClosed(bench, "a success");

        bench.vendor().fail(Fault.after("500", unused -> bench.script().failure(500, "failed")));
        bench.call();
        assertClosed(bench, "a failure");
        bench.vendor().heal();

        bench.account().rotate();
        assertThat(bench.call().success())
                .as("a call with the credential that replaced the first one")
                .isTrue();
    }

    private static void missing(Bench<?> bench) {
        bench.account().forget();
        Bench.Call call = bench.call();
        if (bench.operation().isTest()) {
            Expect.either(bench, call, "no credential", Set.of(Outcome.REJECTED), FailureKind.CONFIGURATION);
        } else {
            Expect.failure(bench, call, "no credential", FailureKind.CONFIGURATION);
        }
        assertThat(bench.vendor().server().requests())
                .as("requests without a credential")
                .isEmpty();
    }

    /** The other host takes whoever comes with the credential for a friend. */
    private static void redirect(Bench<?> bench) {
        String secret = bench.account().proof();
        VendorExchange exchange = bench.vendor().exchange(bench.account());
        VendorServer stranger = VendorServer.start(request -> bench.script().proves(request, secret)
                ? bench.script().success(exchange)
                : bench.script().failure(401, "who is this"));
        // a vendor that takes the key in the URL repeats the URL when it sends somebody elsewhere
        String query = bench.script().takesKeyInUrl() ? "?key=" + secret : "";
        try (stranger) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                VendorAnswer elsewhere = VendorAnswer.empty(status)
                        .with("Location", "http://localhost:" + stranger.uri().getPort() + "/elsewhere" + query);
                bench.vendor().fail(Fault.instead("a redirect with " + status, elsewhere));
                Expect.noSuccess(bench.call(), "a redirect to another host with " + status);
            }
            assertThat(stranger.requests())
                    .as("requests with the credential at another host")
                    .noneMatch(request -> bench.script().proves(request, secret) || request.contains(secret));
        }
    }

    private static void assertClosed(Bench<?> bench, String circumstance) {
        assertThat(bench.account().everythingIsClosed())
                .as("whether every credential that was opened is closed after %s", circumstance)
                .isTrue();
    }
}
