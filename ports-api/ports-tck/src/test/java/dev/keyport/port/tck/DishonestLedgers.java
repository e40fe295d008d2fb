package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** Ledgers with one fault each. */
final class DishonestLedgers {

    private DishonestLedgers() {}

    /** A contract whose client has one step replaced. */
    abstract static class Faulty extends LedgerContract {

        abstract class Client extends VendorClient {

            Client(ConnectionContext context, URI vendor, Duration timeout) {
                super(IntegrationDomain.ACCOUNTING, context, vendor, timeout);
            }
        }
    }

    static class LogsTheKey extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    super.authorize(request);
                    String header = request.copy()
                            .build()
                            .headers()
                            .firstValue("Authorization")
                            .orElse("");
                    LoggerFactory.getLogger("ledger").debug("calling with {}", header.substring(0, 24));
                }
            };
        }
    }

    static class PutsTheKeyIntoTheUrl extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    URI target = request.copy().build().uri();
                    try (Secret key = context.openCredential()) {
                        request.uri(URI.create(target + "?key=" + key.revealUtf8()));
                    }
                }
            };
        }
    }

    static class TellsTheKeyInACause extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said said(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    if (response.statusCode() == 403) {
                        String sent = response.request().headers().map().toString();
                        throw failure(FailureKind.PERMISSION, "not allowed", null, new IOException(sent));
                    }
                    return super.said(response, body);
                }
            };
        }
    }

    static class RepeatsTheVendor extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said said(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    if (response.statusCode() == 400) {
                        String text = new String(read(body), StandardCharsets.UTF_8);
                        throw failure(FailureKind.INVALID_REQUEST, "the ledger said " + text, null, null);
                    }
                    return super.said(response, body);
                }
            };
        }
    }

    static class TriesAgainAfterAnError extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said send(HttpRequest.Builder request) throws LostException {
                    try {
                        return super.send(request);
                    } catch (IntegrationException e) {
                        if (e.kind() == FailureKind.UNAVAILABLE) {
                            return super.send(request);
                        }
                        throw e;
                    }
                }
            };
        }
    }

    static class TriesAgainAfterNoAnswer extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said send(HttpRequest.Builder request) throws LostException {
                    try {
                        return super.send(request);
                    } catch (LostException e) {
                        if (e.kind == FailureKind.TIMEOUT) {
                            return super.send(request);
                        }
                        throw e;
                    }
                }
            };
        }
    }

    static class CallsNoAnswerAFailure extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Optional<Said> lost(LostException e) {
                    throw failure(e.kind, "no answer", null, null);
                }
            };
        }
    }

    static class WaitsForEver extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder limited(HttpRequest.Builder request) {
                    return request; // without a limit
                }
            };
        }
    }

    static class ReadsWithoutEnd extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected byte[] read(InputStream body) throws IOException {
                    return body.readAllBytes();
                }
            };
        }
    }

    static class FollowsWithTheKey extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said said(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    Optional<String> elsewhere = response.headers().firstValue("Location");
                    return elsewhere.isPresent()
                            ? send(request("POST", elsewhere.get(), "{}", null))
                            : super.said(response, body);
                }
            };
        }
    }

    static class DoesNotWait extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected @Nullable Duration retryAfter(HttpResponse<?> response) {
                    return null;
                }
            };
        }
    }

    static class BreaksOnADate extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected @Nullable Duration retryAfter(HttpResponse<?> response) {
                    return response.headers()
                            .firstValue("Retry-After")
                            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                            .orElse(null);
                }
            };
        }
    }

    static class LeavesTheKeyOpen extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                @SuppressWarnings("MustBeClosedChecker") // the fault
                protected void authorize(HttpRequest.Builder request) {
                    Secret key = context.openCredential(CredentialKind.API_KEY).secret(CredentialField.VALUE);
                    request.header("Authorization", "Bearer " + key.revealUtf8());
                }
            };
        }
    }

    static class TakesEveryKeyForTheFirst extends Faulty {

        private final AtomicReference<@Nullable String> first = new AtomicReference<>();

        @Override
        public AdapterFactory<AccountingProvider> factory(URI vendor, Duration timeout) {
            first.set(null);
            return super.factory(vendor, timeout);
        }

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    try (Secret key = context.openCredential()) {
                        first.compareAndSet(null, key.revealUtf8());
                    }
                    request.header("Authorization", "Bearer " + first.get());
                }
            };
        }
    }

    static class SharesWhatItSends extends Faulty {

        private final AtomicReference<@Nullable String> last = new AtomicReference<>();

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    String before = last.getAndSet(body);
                    return super.request(method, path, before == null ? body : before, key);
                }
            };
        }
    }

    static class MistakesARefusedKey extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected FailureKind kind(int status) {
                    return status == 401 ? FailureKind.UNAVAILABLE : super.kind(status);
                }
            };
        }
    }

    static class BelievesAWebPage extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Optional<Said> lost(LostException e) {
                    return Optional.of(new Said(
                            false,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("id", "made-up")
                                    .put("status", "ok")));
                }
            };
        }
    }

    static class IgnoresTheAnswer extends Faulty {
        @Override
        AccountingProvider adapter(VendorClient client) {
            return new Heedless(client);
        }

        @IntegrationAdapter(domain = "accounting", slug = "ledger")
        private record Heedless(VendorClient client) implements AccountingProvider {

            @Override
            public String providerId() {
                return "ledger";
            }

            @Override
            public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
                return client.act("/invoices", "{\"n\":\"" + request.invoiceNumber() + "\"}", null)
                        .map(said -> new AccountingSyncResult(
                                Outcome.CONFIRMED, UUID.randomUUID().toString(), null))
                        .orElseGet(() -> new AccountingSyncResult(Outcome.UNKNOWN, null, "no answer"));
            }

            @Override
            public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ConnectionTestResult testConnection() {
                return new LedgerAccounting(client).testConnection();
            }
        }
    }
}
