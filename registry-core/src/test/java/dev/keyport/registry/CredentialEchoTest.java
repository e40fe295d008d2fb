package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Credential;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A careless adapter passes on what a careless provider says of the key that it was sent. */
class CredentialEchoTest {

    private static final String KEY = "sk live/0123+456789";
    private static final List<String> FORMS = List.of(
            KEY,
            Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)),
            URLEncoder.encode(KEY, StandardCharsets.UTF_8));
    private static final String WORDS = "who is " + String.join(", ", FORMS) + "?";

    private volatile Supplier<AccountingSyncResult> answer = () -> rejected("no");

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(installed());

    @BeforeEach
    void connect() {
        keyport.ready(AccountingProvider.class);
        try (Credential key = Credential.apiKey(Secret.ofUtf8(KEY))) {
            keyport.credentials.set(ACME, keyport.connections.list(ACME).get(0).id(), null, key, CredentialTerms.NONE);
        }
    }

    @Test
    void call_refusedWithTheKeyInItsWords_saysTheRest() {
        answer = () -> rejected(WORDS);

        assertThat(call()).isEqualTo(rejected("who is [removed], [removed], [removed]?"));
    }

    @Test
    void call_refusedWithOtherWordsOrDone_isAnsweredAsItIs() {
        for (AccountingSyncResult told :
                List.of(rejected("no"), new AccountingSyncResult(Outcome.CONFIRMED, "INV-7", null))) {
            answer = () -> told;

            assertThat(call()).isSameAs(told);
        }
    }

    @Test
    void call_failedWithTheKeyInItsWords_saysTheRest() {
        IntegrationException told = fail(WORDS, null);

        assertThat(told).hasMessage("who is [removed], [removed], [removed]?");
        assertThat(told.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void call_failedWithTheKeyInTheWordsOfACause_hasNoCause() {
        assertThat(fail("it failed", new IllegalStateException(WORDS)))
                .hasMessage("it failed")
                .hasNoCause();
        assertThat(fail("it failed", new IllegalStateException("no"))).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void call_failedUnexpectedlyWithTheKeyInItsWords_tellsWhatItWas() {
        answer = () -> {
            throw new UnsupportedOperationException("half", new IllegalStateException(WORDS));
        };

        assertThat(catchThrowable(this::call))
                .hasNoCause()
                .hasMessage("the adapter failed: java.lang.UnsupportedOperationException");
    }

    @Test
    void call_refusedWhenTheKeyCannotBeOpenedAnyMore_dropsTheWords() {
        answer = () -> {
            keyport.change("delete from keyport.secret");
            return rejected(WORDS);
        };

        assertThat(call()).isEqualTo(rejected("[removed]"));
    }

    private AccountingSyncResult call() {
        return keyport.registry
                .use(ACME, AccountingProvider.class)
                .syncCustomer(new CustomerSyncRequest("Ada", null, null, null, null, null, null));
    }

    private static AccountingSyncResult rejected(String words) {
        return new AccountingSyncResult(Outcome.REJECTED, null, words);
    }

    /** What comes out when the adapter fails so. */
    private IntegrationException fail(String words, @Nullable Throwable cause) {
        answer = () -> {
            throw new IntegrationException(
                    ACME.tenant(),
                    IntegrationDomain.ACCOUNTING,
                    StandIn.SLUG,
                    FailureKind.RATE_LIMITED,
                    words,
                    Duration.ofSeconds(7),
                    cause);
        };
        return catchThrowableOfType(IntegrationException.class, this::call);
    }

    private List<AdapterFactory<?>> installed() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(StandIn.of(AccountingProvider.class, call -> answer.get()));
        return installed;
    }
}
