package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Destination;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An accounting adapter that needs a credential, and shows with each reference with which key and for whom it was called. */
record KeyedAccounting(ConnectionContext context) implements AccountingProvider {

    static final ProviderSlug SLUG = new ProviderSlug("keyed");

    @Override
    public String providerId() {
        return context.provider().value();
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        return confirmed();
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        return confirmed();
    }

    @Override
    public ConnectionTestResult testConnection() {
        try (Secret key = context.openCredential()) {
            String text = key.revealUtf8();
            return text.startsWith("bad")
                    ? new ConnectionTestResult(
                            Outcome.REJECTED, providerId(), "the provider refused the key" + echo(text))
                    : ConnectionTestResult.confirmed(providerId(), "Ada's books");
        }
    }

    /** What a careless provider says, and a careless adapter passes on. */
    private static String echo(String key) {
        return key.contains("echo")
                ? " " + key + ", " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)) + ", "
                        + URLEncoder.encode(key, StandardCharsets.UTF_8)
                : "";
    }

    private AccountingSyncResult confirmed() {
        try (Secret key = context.openCredential()) {
            String reference = context.tenant() + "/" + key.revealUtf8() + "/" + context.config();
            return new AccountingSyncResult(Outcome.CONFIRMED, reference, null);
        }
    }

    record Factory(ProviderSlug slug, AuthType authType) implements AdapterFactory<AccountingProvider> {

        Factory() {
            this(SLUG, AuthType.API_KEY);
        }

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    slug,
                    "Keyed",
                    ProviderCategory.API,
                    authType,
                    List.of(
                            new Capability("sync_invoice", "Sync invoices", "Sends an invoice."),
                            new Capability("sync_customer", "Sync customers", "Sends a customer.", Role.MANAGER)),
                    """
                    {"type":"object","properties":{"region":{"type":"string","enum":["za","eu"]},
                      "baseUrl":{"type":"string"},"account":{"type":"string"},"note":{"type":["string","null"]}},
                     "additionalProperties":false}""",
                    Set.of("api.example.com", "za.example.com", "eu.example.com", "*.shops.example.com"),
                    null);
        }

        @Override
        public Destination destination(Map<String, Object> config) {
            Destination hosts = config.containsKey("baseUrl")
                    ? Destination.ofUrl(config, "baseUrl")
                    : Destination.ofHosts(Set.of(config.getOrDefault("region", "api") + ".example.com"));
            return hosts.withAccount(String.valueOf(config.getOrDefault("account", "")));
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new KeyedAccounting(context);
        }
    }
}
