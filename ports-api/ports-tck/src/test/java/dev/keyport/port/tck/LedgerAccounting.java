package dev.keyport.port.tck;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An adapter as a team would write it. */
@IntegrationAdapter(domain = "accounting", slug = "ledger")
final class LedgerAccounting implements AccountingProvider {

    private final VendorClient client;

    LedgerAccounting(VendorClient client) {
        this.client = client;
    }

    @Override
    public String providerId() {
        return "ledger";
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        String body = "{\"number\":\"" + request.invoiceNumber() + "\",\"currency\":\"" + request.currency() + "\"}";
        return result(client.act("/invoices", body, null));
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        return result(client.act("/customers", "{\"name\":\"" + request.customerName() + "\"}", null));
    }

    @Override
    public ConnectionTestResult testConnection() {
        try {
            return ConnectionTestResult.confirmed(
                    providerId(), client.read("/me").path("account").asString(null));
        } catch (IntegrationException e) {
            if (e.kind() == FailureKind.AUTHENTICATION || e.kind() == FailureKind.PERMISSION) {
                return new ConnectionTestResult(
                        Outcome.REJECTED, providerId(), "the ledger refused the key", null, e.kind());
            }
            throw e;
        }
    }

    private static AccountingSyncResult result(Optional<VendorClient.Said> answer) {
        if (answer.isEmpty()) {
            return unknown();
        }
        VendorClient.Said said = answer.get();
        JsonNode id = said.body().path("id");
        if (said.refused()) {
            return new AccountingSyncResult(Outcome.REJECTED, null, "the ledger refused it");
        }
        boolean done = said.body().path("status").asString("").equals("ok");
        return done && id.isString() && !id.asString().isEmpty()
                ? new AccountingSyncResult(Outcome.CONFIRMED, id.asString(), null)
                : unknown();
    }

    private static AccountingSyncResult unknown() {
        return new AccountingSyncResult(Outcome.UNKNOWN, null, "the ledger did not say whether it did it");
    }
}
