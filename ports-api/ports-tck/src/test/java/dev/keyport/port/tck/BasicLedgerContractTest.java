package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.accounting.AccountingProvider;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;

/** A ledger that knows its tenants by user name and password, and can do less. */
class BasicLedgerContractTest extends LedgerContract {

    @Override
    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout) {
            @Override
            protected void authorize(HttpRequest.Builder request) {
                try (Credential login = context.openCredential(CredentialKind.BASIC)) {
                    String pair = login.secret(CredentialField.USERNAME).revealUtf8() + ":"
                            + login.secret(CredentialField.PASSWORD).revealUtf8();
                    request.header(
                            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
                }
            }
        };
    }

    @Override
    public AdapterFactory<AccountingProvider> factory(URI vendor, Duration timeout) {
        SampleFactory<AccountingProvider> like = SampleFactory.of(
                AccountingProvider.class,
                "ledger",
                context -> adapter(client(context, vendor, timeout)),
                "sync_customer");
        ProviderDescriptor api = like.descriptor();
        ProviderDescriptor basic = new ProviderDescriptor(
                api.slug(),
                api.label(),
                api.category(),
                AuthType.BASIC,
                api.capabilities(),
                api.configSchema(),
                api.allowedHosts(),
                null);
        return new SampleFactory<>(like.port(), basic, like.adapter());
    }
}
