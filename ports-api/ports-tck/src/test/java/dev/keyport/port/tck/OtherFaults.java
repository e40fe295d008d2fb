package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.commerce.CommerceProvider;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Adapters of several ports with one fault each. */
final class OtherFaults {

    private OtherFaults() {}

    /** Each call gets a key of its own, so that the vendor takes a repetition for something new. */
    static class ForgetsTheKey extends TillContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.PAYMENT, context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    String other = UUID.randomUUID().toString();
                    return super.request(method, path, body, key == null ? null : new IdempotencyKey(other));
                }
            };
        }
    }

    /** Whatever cannot be read is a page with nothing on it. */
    static class TakesNoAnswerForNothingNew extends StallContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.COMMERCE, context, vendor, timeout) {
                @Override
                protected Said send(HttpRequest.Builder request) {
                    try {
                        return super.send(request);
                    } catch (LostException e) {
                        JsonNodeFactory json = JsonNodeFactory.instance;
                        return new Said(false, json.objectNode().put("next", "").set("customers", json.arrayNode()));
                    }
                }
            };
        }
    }

    /** Only when no answer comes, and past every logging library. */
    static class PrintsTheKeyAfterNoAnswer extends LedgerContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout) {
                @Override
                protected Said send(HttpRequest.Builder request) throws LostException {
                    try {
                        return super.send(request);
                    } catch (LostException e) {
                        if (e.kind == FailureKind.TIMEOUT) {
                            System.err.println(request.build().headers().map());
                        }
                        throw e;
                    }
                }
            };
        }
    }

    /** In Base64, and below the level that is set. */
    static class LogsTheKeyEncoded extends LedgerContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    super.authorize(request);
                    try (Secret key = context.openCredential()) {
                        String encoded = key.use(Base64.getEncoder()::encodeToString);
                        System.getLogger("ledger").log(System.Logger.Level.TRACE, "calling with {0}", encoded);
                    }
                }
            };
        }
    }

    /** The factory makes one adapter, for whoever comes first. */
    static class ServesOneTenantForAll extends LedgerContract {

        private final AtomicReference<@Nullable AccountingProvider> only = new AtomicReference<>();

        @Override
        public AdapterFactory<AccountingProvider> factory(URI vendor, Duration timeout) {
            only.set(null);
            return super.factory(vendor, timeout);
        }

        @Override
        AccountingProvider adapter(VendorClient client) {
            only.compareAndSet(null, super.adapter(client));
            return Objects.requireNonNull(only.get());
        }
    }

    /** Declares what its port does not have. */
    static class PromisesTooMuch extends StallContract {
        @Override
        public AdapterFactory<CommerceProvider> factory(URI vendor, Duration timeout) {
            return SampleFactory.of(
                    CommerceProvider.class,
                    "stall",
                    context -> adapter(client(context, vendor, timeout)),
                    "import_customers",
                    "import_everything");
        }
    }

    /** Each page is the first one. */
    static class ForgetsTheCursor extends StallContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.COMMERCE, context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    return super.request(method, path.replaceAll("after=.*", "after="), body, key);
                }
            };
        }
    }
}
