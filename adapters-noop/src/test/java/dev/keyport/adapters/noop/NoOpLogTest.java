package dev.keyport.adapters.noop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.keyport.port.TenantId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoOpLogTest {

    private static final TenantId ACME = new TenantId("acme");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private @Nullable Level levelBefore;

    @BeforeEach
    void capture() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void release() {
        root.detachAppender(appender);
        root.setLevel(levelBefore);
    }

    @Test
    void everyCall_logsOneLineAtInfoWithTheTenant() {
        int calls = callEverything();

        assertThat(appender.list).hasSize(calls).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.INFO);
            assertThat(event.getLoggerName()).startsWith("dev.keyport.adapters.noop.NoOp");
            assertThat(event.getFormattedMessage()).startsWith("simulated for tenant acme: would ");
        });
    }

    @Test
    void everyCall_logsNothingThatTheCallerChose() {
        callEverything();

        assertThat(appender.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage())
                    .doesNotContainIgnoringCase(Requests.MARK)
                    .doesNotContain(Requests.AMOUNT, "\n", "@");
            assertThat(event.getArgumentArray())
                    .allSatisfy(argument ->
                            assertThat(argument).isInstanceOfAny(String.class, Integer.class, TenantId.class));
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getMDCPropertyMap()).isEmpty();
        });
    }

    private static int callEverything() {
        NoOpAccountingProvider accounting = new NoOpAccountingProvider(ACME);
        NoOpAiProvider ai = new NoOpAiProvider(ACME);
        NoOpSigningProvider signing = new NoOpSigningProvider(ACME, Clock.systemUTC());
        NoOpPaymentProvider payment = new NoOpPaymentProvider(ACME, Clock.systemUTC());
        NoOpNotificationChannel notification = new NoOpNotificationChannel(ACME);
        NoOpCommerceProvider commerce = new NoOpCommerceProvider(ACME);
        NoOpSocialPublisher social = new NoOpSocialPublisher(ACME);
        NoOpVendorServiceProvider vendor = new NoOpVendorServiceProvider(ACME);
        List<Runnable> calls = List.of(
                accounting::testConnection,
                () -> accounting.syncInvoice(Requests.invoice()),
                () -> accounting.syncCustomer(Requests.customer()),
                ai::testConnection,
                () -> ai.generateText(Requests.prompt()),
                () -> ai.summarize(Requests.TEXT, 10),
                () -> ai.suggestCategories(Requests.TEXT, List.of("zq category")),
                signing::testConnection,
                () -> signing.sendForSignature(Requests.document()),
                () -> signing.checkStatus(Requests.TEXT),
                () -> signing.downloadSigned(Requests.TEXT),
                payment::testConnection,
                () -> payment.pay(Requests.payment("zq@example.com")),
                () -> payment.refund(Requests.refund("zq@example.com")),
                () -> payment.status(Requests.TEXT),
                notification::testConnection,
                () -> notification.send(Requests.message()),
                commerce::testConnection,
                () -> commerce.importOrders(Requests.page()),
                () -> commerce.syncProducts(Requests.page()),
                () -> commerce.importCustomers(Requests.page()),
                social::testConnection,
                () -> social.postProduct(Requests.post("zq@example.com")),
                vendor::testConnection,
                () -> vendor.handOffInvoice(Requests.handoff("zq@example.com")),
                () -> vendor.createWorkOrder(Requests.workOrder("zq@example.com")));
        calls.forEach(Runnable::run);
        return calls.size();
    }
}
