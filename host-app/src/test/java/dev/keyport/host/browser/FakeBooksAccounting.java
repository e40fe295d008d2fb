package dev.keyport.host.browser;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

/** The adapter of {@link FakeBooks}. */
@IntegrationAdapter(domain = "accounting", slug = "fakebooks")
record FakeBooksAccounting(ConnectionContext context, URI vendor) implements AccountingProvider {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["region", "company"],
             "properties": {
               "region": {"title": "Region", "oneOf": [
                 {"const": "eu", "title": "Europe"}, {"const": "za", "title": "South Africa"}]},
               "company": {"type": "string", "title": "Company number", "pattern": "^[0-9]{4}$",
                 "description": "Four digits; they stand on your invoice from Fake Books."},
               "discount": {"type": "number", "title": "Discount in percent", "minimum": 0, "maximum": 100},
               "terms": {"type": "integer", "title": "Days to pay", "default": 30},
               "drafts": {"type": "boolean", "title": "Send invoices as drafts", "default": true}}}""";

    @Override
    public String providerId() {
        return "fakebooks";
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        HttpResponse<String> answer = ask("/invoices", request.invoiceNumber());
        return answer.statusCode() == 200
                ? new AccountingSyncResult(Outcome.CONFIRMED, answer.body(), null)
                : new AccountingSyncResult(Outcome.REJECTED, null, "the key is not accepted");
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConnectionTestResult testConnection() {
        HttpResponse<String> answer = ask("/account", "");
        return answer.statusCode() == 200
                ? ConnectionTestResult.confirmed(providerId(), answer.body())
                : new ConnectionTestResult(
                        Outcome.REJECTED, providerId(), "the key is not accepted", null, FailureKind.AUTHENTICATION);
    }

    private HttpResponse<String> ask(String path, String body) {
        try (Secret key = context.openCredential()) {
            HttpRequest request = HttpRequest.newBuilder(vendor.resolve(path))
                    .header("Authorization", "Bearer " + key.revealUtf8())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Factory(URI vendor) implements AdapterFactory<AccountingProvider> {

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    new ProviderSlug("fakebooks"),
                    "Fake Books",
                    ProviderCategory.API,
                    AuthType.API_KEY,
                    List.of(
                            new Capability("sync_invoice", "Sync invoices", "Sends an invoice."),
                            new Capability("sync_customer", "Sync customers", "Sends a customer.")),
                    SCHEMA,
                    Set.of("api.books.example"),
                    URI.create("https://books.example/keys"));
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new FakeBooksAccounting(context, vendor);
        }
    }
}
