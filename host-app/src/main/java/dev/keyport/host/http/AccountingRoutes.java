package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import dev.keyport.port.accounting.LineItem;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invoices and customers to the tenant's accounting system. */
public final class AccountingRoutes {

    private static final int MAX_LINES = 500;
    private static final int SHORT = 255;
    private static final int LONG = 4_000;

    private final IntegrationRegistry registry;

    public AccountingRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/accounting/invoices", Access.USE, this::syncInvoice),
                Route.post("/api/accounting/customers", Access.USE, this::syncCustomer));
    }

    private void syncInvoice(Context context, Caller caller) throws IOException {
        AccountingProvider accounting = registry.use(caller, AccountingProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String number = body.line("invoiceNumber", SHORT);
        String customer = body.line("customerName", SHORT);
        List<LineItem> lines = body.objects("lineItems", 1, MAX_LINES, AccountingRoutes::line);
        String currency = Currencies.read(body);
        LocalDate issued = body.date("issueDate");
        LocalDate due = body.date("dueDate");
        InvoiceSyncRequest request =
                body.done("lineItems", () -> new InvoiceSyncRequest(number, customer, lines, currency, issued, due));
        answer(context, accounting.syncInvoice(request));
    }

    private void syncCustomer(Context context, Caller caller) throws IOException {
        AccountingProvider accounting = registry.use(caller, AccountingProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        CustomerSyncRequest request = new CustomerSyncRequest(
                body.line("customerName", SHORT),
                body.optionalLine("email", SHORT),
                body.optionalLine("addressLine1", SHORT),
                body.optionalLine("addressLine2", SHORT),
                body.optionalLine("city", SHORT),
                body.optionalLine("postalCode", SHORT),
                body.optionalLine("country", SHORT));
        body.done();
        answer(context, accounting.syncCustomer(request));
    }

    private static LineItem line(Fields line) {
        return new LineItem(
                line.text("description", LONG),
                line.decimal("quantity"),
                line.decimal("unitPrice"),
                line.decimal("taxAmount"));
    }

    private static void answer(Context context, AccountingSyncResult result) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome());
        members.put("externalReferenceId", result.externalReferenceId());
        members.put("errorMessage", result.errorMessage());
        Answer.ok(context, members);
    }
}
