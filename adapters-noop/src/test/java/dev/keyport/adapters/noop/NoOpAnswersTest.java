package dev.keyport.adapters.noop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Outcome;
import dev.keyport.port.TenantId;
import dev.keyport.port.ai.AiTextResult;
import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.PageRequest;
import dev.keyport.port.payment.PaymentState;
import dev.keyport.port.payment.PaymentStatus;
import dev.keyport.port.signing.SigningState;
import dev.keyport.port.signing.SigningStatus;
import dev.keyport.port.social.PostResult;
import dev.keyport.port.vendor.HandoffResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoOpAnswersTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String REFERENCE = "NOOP-[0-9a-f]{8}";

    @Test
    void accounting_references_haveTheForm() {
        NoOpAccountingProvider provider = new NoOpAccountingProvider(ACME);

        assertThat(provider.syncInvoice(Requests.invoice()).externalReferenceId())
                .matches(REFERENCE);
        assertThat(provider.syncCustomer(Requests.customer()).externalReferenceId())
                .matches(REFERENCE);
    }

    @Test
    void notification_reference_hasTheForm() {
        assertThat(new NoOpNotificationChannel(ACME).send(Requests.message()).messageReference())
                .matches(REFERENCE);
    }

    @Test
    void signing_reference_hasTheForm() {
        assertThat(new NoOpSigningProvider(ACME, CLOCK)
                        .sendForSignature(Requests.document())
                        .signingReference())
                .matches("NOOP-SIGN-[0-9a-f]{8}");
    }

    @Test
    void signing_anyReference_isSignedNowWithoutBytes() {
        NoOpSigningProvider provider = new NoOpSigningProvider(ACME, CLOCK);

        assertThat(provider.checkStatus("any"))
                .isEqualTo(new SigningStatus(Outcome.SIMULATED, SigningState.SIGNED, "any", NOW));
        assertThat(provider.downloadSigned("any")).isEmpty();
    }

    @Test
    void payment_references_haveTheFormAndDependOnTenantActionAndKeyOnly() {
        NoOpPaymentProvider acme = new NoOpPaymentProvider(ACME, CLOCK);
        NoOpPaymentProvider globex = new NoOpPaymentProvider(new TenantId("globex"), CLOCK);
        String reference = acme.pay(Requests.payment("k1")).paymentReference();

        assertThat(reference).matches(REFERENCE);
        assertThat(new NoOpPaymentProvider(ACME, CLOCK)
                        .pay(Requests.payment("k1"))
                        .paymentReference())
                .isEqualTo(reference);
        assertThat(List.of(
                        acme.pay(Requests.payment("k2")),
                        acme.refund(Requests.refund("k1")),
                        globex.pay(Requests.payment("k1"))))
                .extracting(result -> result.paymentReference())
                .doesNotContain(reference)
                .doesNotHaveDuplicates();
    }

    @Test
    void payment_anyReference_hasSucceededNow() {
        assertThat(new NoOpPaymentProvider(ACME, CLOCK).status("any"))
                .isEqualTo(new PaymentStatus(Outcome.SIMULATED, PaymentState.SUCCEEDED, "any", NOW));
    }

    @Test
    void ai_anyText_answersNothing() {
        NoOpAiProvider provider = new NoOpAiProvider(ACME);
        AiTextResult nothing = new AiTextResult(Outcome.SIMULATED, "", null, 0);

        assertThat(provider.generateText(Requests.prompt())).isEqualTo(nothing);
        assertThat(provider.summarize(Requests.TEXT, 10)).isEqualTo(nothing);
        assertThat(provider.suggestCategories(Requests.TEXT, List.of("zq"))).isEmpty();
    }

    @Test
    void commerce_anyCursor_isTheEndOfNothing() {
        NoOpCommerceProvider provider = new NoOpCommerceProvider(ACME);
        CommercePage<?> end = new CommercePage<>(Outcome.SIMULATED, List.of(), "zq-cursor", false);

        assertThat(provider.importOrders(Requests.page())).isEqualTo(end);
        assertThat(provider.syncProducts(Requests.page())).isEqualTo(end);
        assertThat(provider.importCustomers(Requests.page())).isEqualTo(end);
        assertThat(provider.importOrders(PageRequest.first()).nextCursor()).isEmpty();
    }

    @Test
    void social_references_dependOnTenantAndKeyOnly() {
        NoOpSocialPublisher acme = new NoOpSocialPublisher(ACME);
        PostResult first = acme.postProduct(Requests.post("k1"));

        assertThat(first.postReference()).matches(REFERENCE);
        assertThat(first.permalink()).isNull();
        assertThat(new NoOpSocialPublisher(ACME).postProduct(Requests.post("k1")))
                .isEqualTo(first);
        assertThat(acme.postProduct(Requests.post("k2"))).isNotEqualTo(first);
        assertThat(new NoOpSocialPublisher(new TenantId("globex")).postProduct(Requests.post("k1")))
                .isNotEqualTo(first);
    }

    @Test
    void vendor_references_dependOnTenantActionAndKeyOnly() {
        NoOpVendorServiceProvider acme = new NoOpVendorServiceProvider(ACME);
        HandoffResult first = acme.handOffInvoice(Requests.handoff("k1"));

        assertThat(first.handoffReference()).matches(REFERENCE);
        assertThat(new NoOpVendorServiceProvider(ACME).handOffInvoice(Requests.handoff("k1")))
                .isEqualTo(first);
        assertThat(List.of(
                        acme.handOffInvoice(Requests.handoff("k2")),
                        acme.createWorkOrder(Requests.workOrder("k1")),
                        new NoOpVendorServiceProvider(new TenantId("globex")).handOffInvoice(Requests.handoff("k1"))))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }

    @Test
    void testConnection_everyAdapter_isSimulatedByNoop() {
        assertThat(List.of(
                        new NoOpAccountingProvider(ACME),
                        new NoOpAiProvider(ACME),
                        new NoOpSigningProvider(ACME, CLOCK),
                        new NoOpPaymentProvider(ACME, CLOCK),
                        new NoOpNotificationChannel(ACME),
                        new NoOpCommerceProvider(ACME),
                        new NoOpSocialPublisher(ACME),
                        new NoOpVendorServiceProvider(ACME)))
                .allSatisfy(adapter -> {
                    assertThat(adapter.simulated()).isTrue();
                    assertThat(adapter.testConnection())
                            .isEqualTo(new ConnectionTestResult(Outcome.SIMULATED, "noop", null));
                });
    }
}
