package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentRequest;
import dev.keyport.port.payment.PaymentResult;
import dev.keyport.port.payment.RefundRequest;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money through the tenant's payment provider. */
public final class PaymentRoutes {

    private static final int MAX_KEY = 128;
    private static final int MAX_TEXT = 255;

    private final IntegrationRegistry registry;

    public PaymentRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/payments", Access.USE, this::pay),
                Route.get("/api/payments/{reference}", Access.USE, this::status),
                Route.post("/api/payments/{reference}/refunds", Access.USE, this::refund));
    }

    private void pay(Context context, Caller caller) throws IOException {
        PaymentProvider payments = registry.use(caller, PaymentProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String key = body.line("idempotencyKey", MAX_KEY);
        BigDecimal amount = body.decimal("amount");
        String currency = Currencies.read(body);
        String method = body.optionalLine("paymentMethod", MAX_TEXT);
        String description = body.optionalLine("description", MAX_TEXT);
        String reference = body.optionalLine("reference", MAX_TEXT);
        IdempotencyKey idempotencyKey = body.done("idempotencyKey", () -> new IdempotencyKey(key));
        PaymentRequest request = body.done(
                "amount",
                () -> new PaymentRequest(idempotencyKey, money(amount, currency), method, description, reference));
        answer(context, payments.pay(request));
    }

    private void status(Context context, Caller caller) {
        Answer.ok(context, registry.use(caller, PaymentProvider.class).status(References.read(context, "reference")));
    }

    private void refund(Context context, Caller caller) throws IOException {
        PaymentProvider payments = registry.use(caller, PaymentProvider.class);
        String payment = References.read(context, "reference");
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String key = body.line("idempotencyKey", MAX_KEY);
        BigDecimal amount = body.optionalDecimal("amount");
        String currency = amount == null ? body.optionalLine("currency", 3) : Currencies.read(body);
        String reason = body.optionalLine("reason", MAX_TEXT);
        if (amount == null && currency != null) {
            body.wrong("amount", "is required with a currency");
        }
        IdempotencyKey idempotencyKey = body.done("idempotencyKey", () -> new IdempotencyKey(key));
        RefundRequest request = body.done("amount", () -> {
            Money money = amount == null || currency == null ? null : money(amount, currency);
            return new RefundRequest(idempotencyKey, payment, money, reason);
        });
        answer(context, payments.refund(request));
    }

    private static Money money(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    private static void answer(Context context, PaymentResult result) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome());
        members.put("paymentReference", result.paymentReference());
        members.put("errorMessage", result.errorMessage());
        Answer.ok(context, members);
    }
}
