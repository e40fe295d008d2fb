package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, the store says that it is unavailable, and repeats nothing. */
class VaultFaultTest {

    private static final Caller ACME = Caller.system(new TenantId("acme"));
    private static final SecretName NAME = new SecretName("ai:openai:api_key");
    private static final String SECRET = "canary-sk-live-0123456789";

    private final FakeVault vault = new FakeVault();
    private final VaultSecretStore store = VaultSecretStore.open(vault.config(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @ParameterizedTest
    @CsvSource({
        "503, Vault is not available (status 503)",
        "429, Vault is not available (status 429)",
        "500, Vault is not available (status 500)",
        "502, Vault is not available (status 502)",
        "403, Vault refuses this login (status 403)",
        "400, Vault refused a request with status 400",
        "412, Vault refused a request with status 412",
        "472, Vault refused a request with status 472",
        "405, Vault refused a request with status 405",
        "404, Vault has no such path: is an engine enabled there? (status 404)"
    })
    void anyCall_errorOfVault_isUnavailableInOurWords(int status, String message) {
        vault.interception = Faults.echoing(status);

        for (ThrowingCallable call : reads()) {
            assertThatThrownBy(call)
                    .isInstanceOf(SecretStoreUnavailableException.class)
                    .hasMessage(message)
                    .hasNoCause();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 403, 404, 429, 500, 503})
    void store_vaultRepeatsWhatItWasSent_nothingOfItIsShown(int status) {
        for (String part : List.of("/transit/hmac/", "/secret/metadata/", "/secret/data/")) {
            vault.interception = Faults.at(part, Faults.echoing(status));

            assertThat(Captured.of(this::put))
                    .contains("SecretStoreUnavailableException")
                    .doesNotContain(SECRET, vault.logins.rootToken(), "canary")
                    .doesNotContain(Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 500})
    void open_vaultRepeatsTheLogin_nothingOfItIsShown(int status) {
        vault.interception = Faults.echoing(status);

        assertThat(Captured.of(() -> VaultSecretStore.open(vault.appRoleConfig(), vault.clock)))
                .contains("SecretStoreUnavailableException")
                .doesNotContain(FakeLogins.ROLE_ID, FakeLogins.SECRET_ID, "canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"canary\"", "<html>canary</html>", "{\"data\":{\"versions\":7}}"})
    void exists_answerThatIsNotAsDocumented_isUnavailable(String body) {
        vault.interception = Faults.answering(200, body);

        assertThatThrownBy(() -> store.exists(ACME, NAME))
                .isInstanceOf(SecretStoreUnavailableException.class)
                .hasMessage("Vault's answer is not of the documented form (status 200)");
    }

    @Test
    void retrieve_pageOfAProxyInsteadOfVaults404_isUnavailableAndNotAbsent() {
        vault.interception = Faults.answering(404, "<html>no such page</html>");

        for (ThrowingCallable call : reads()) {
            assertThatThrownBy(call).isInstanceOf(SecretStoreUnavailableException.class);
        }
    }

    @Test
    void anyCall_answerThatEndsTooSoon_isUnavailable() {
        vault.interception = Faults.cut();

        for (ThrowingCallable call : reads()) {
            assertThatThrownBy(call)
                    .isInstanceOf(SecretStoreUnavailableException.class)
                    .hasMessageStartingWith("Vault did not answer: ");
        }
    }

    @Test
    void send_answerOfExactlyTheLimit_isTaken() {
        vault.interception = Faults.ofSize(VaultTransport.MAX_ANSWER_BYTES);

        try (VaultAnswer answer =
                transport(vault.config(), VaultTransport.TIMEOUT).send("x", null, null)) {
            assertThat(answer.text("/data")).hasSize(VaultTransport.MAX_ANSWER_BYTES - 11);
        }
    }

    @Test
    void send_answerBeyondTheLimit_isRefused() {
        vault.interception = Faults.ofSize(VaultTransport.MAX_ANSWER_BYTES + 1);

        assertThatThrownBy(
                        () -> transport(vault.config(), VaultTransport.TIMEOUT).send("x", null, null))
                .hasMessage("Vault did not answer: IOException");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void send_answerThatDoesNotComeOrNotToItsEnd_isNotWaitedFor(boolean started) {
        try (Faults.Stuck stuck = new Faults.Stuck(started)) {
            vault.interception = stuck;

            assertThatThrownBy(() ->
                            transport(vault.config(), Duration.ofMillis(200)).send("x", null, null))
                    .hasMessage("Vault did not answer in time");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void anyCall_redirectToAnotherHost_isNotFollowed(int status) throws IOException {
        AtomicInteger trapped = new AtomicInteger();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            trapped.incrementAndGet();
            exchange.close();
        });
        trap.start();
        try {
            vault.interception = Faults.redirecting(
                    status, "http://localhost:" + trap.getAddress().getPort() + "/v1/");

            assertThatThrownBy(this::put)
                    .isInstanceOf(SecretStoreUnavailableException.class)
                    .hasMessage("Vault refused a request with status " + status);
            for (ThrowingCallable call : reads()) {
                assertThatThrownBy(call).isInstanceOf(SecretStoreUnavailableException.class);
            }
        } finally {
            trap.stop(0);
        }

        assertThat(trapped).hasValue(0);
    }

    @Test
    void open_nobodyListens_isUnavailable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Secret token = Secret.ofUtf8("canary-token")) {
            VaultConfig config = VaultConfig.of(URI.create("http://127.0.0.1:" + port), VaultLogin.token(token));

            assertThatThrownBy(() -> VaultSecretStore.open(config, vault.clock))
                    .isInstanceOf(SecretStoreUnavailableException.class)
                    .hasMessage("Vault did not answer: ConnectException");
        }
    }

    @Test
    void exists_interruptedThread_isUnavailableAndStaysInterrupted() {
        try (Faults.Stuck stuck = new Faults.Stuck(false)) {
            vault.interception = stuck;
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> store.exists(ACME, NAME)).hasMessage("interrupted while waiting for Vault");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private List<ThrowingCallable> reads() {
        return List.of(
                () -> store.retrieve(ACME, NAME),
                () -> store.retrieve(ACME, NAME, new SecretVersion(1)),
                () -> store.exists(ACME, NAME),
                () -> store.delete(ACME, NAME));
    }

    private void put() {
        try (Secret secret = Secret.ofUtf8(SECRET)) {
            store.store(ACME, NAME, secret);
        }
    }

    private static VaultTransport transport(VaultConfig config, Duration timeout) {
        return new VaultTransport(config, timeout, reason -> new SecretStoreUnavailableException(reason, null));
    }
}
