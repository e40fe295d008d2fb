package dev.keyport.port.tck;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Secret;
import dev.keyport.port.commerce.CommerceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Adapters that depend on where they run, leave things behind there, or go where an answer sends them. */
final class StrayFaults {

    private StrayFaults() {}

    /** A ledger whose client has one step replaced. */
    abstract static class Faulty extends LedgerContract {

        abstract class Client extends VendorClient {

            Client(ConnectionContext context, URI vendor, Duration timeout) {
                super(IntegrationDomain.ACCOUNTING, context, vendor, timeout);
            }

            abstract void withKey(String key);

            @Override
            protected void authorize(HttpRequest.Builder request) {
                super.authorize(request);
                try (Secret key = context.openCredential()) {
                    withKey(key.revealUtf8());
                }
            }
        }
    }

    static class KeepsTheKeyInAProperty extends Faulty {

        static final String PROPERTY = "dev.keyport.port.tck.kept";

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                void withKey(String key) {
                    System.setProperty(PROPERTY, key);
                }
            };
        }
    }

    static class NamesAThreadAfterTheKey extends Faulty {

        static final CountDownLatch OVER = new CountDownLatch(1);

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                void withKey(String key) {
                    Thread helper = new Thread(
                            () -> {
                                try {
                                    OVER.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            },
                            "helper of " + key);
                    helper.setDaemon(true);
                    helper.start();
                }
            };
        }
    }

    static class WritesTheKeyToAFile extends Faulty {

        static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "keyport-contract-kit-test.txt");

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                void withKey(String key) {
                    try {
                        Files.writeString(FILE, key);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        }
    }

    static class TellsTheVendorsWordsInACause extends LedgerContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout) {
                @Override
                protected Said said(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    int status = response.statusCode();
                    if (status != 403) {
                        return super.said(response, body);
                    }
                    Exception cause = new IOException(
                            parsed(response, body).path("message").asString(""));
                    throw failure(kind(status), "the ledger answered " + status, null, cause);
                }
            };
        }
    }

    static class DatesInItsOwnZone extends LedgerContract {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout) {
                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    LocalDateTime closed = LocalDateTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault());
                    return super.request(method, path, body, key).header("X-Closed-Until", closed.toString());
                }
            };
        }
    }

    /** No fault: a script may depend on where it runs. */
    static class HasAScriptThatStaysAtHome extends LedgerContract {
        @Override
        public VendorAnswer success(VendorExchange exchange) {
            boolean home = String.format(Locale.getDefault(), "%d", 1).equals("1")
                    && "I".toLowerCase(Locale.getDefault()).equals("i");
            return home ? super.success(exchange) : VendorAnswer.empty(500);
        }
    }

    static class ReadsPricesAsDoubles extends StallContract {

        @Override
        String[] capabilities() {
            return new String[] {"sync_products"};
        }

        @Override
        CommerceProvider adapter(VendorClient client) {
            return new StallCommerce(client) {
                @Override
                protected BigDecimal price(JsonNode product) {
                    return BigDecimal.valueOf(super.price(product).doubleValue());
                }
            };
        }
    }

    /** With the key, wherever the link leads. */
    static class FollowsEveryLink extends StallContract {

        @Override
        public VendorAnswer success(VendorExchange exchange) {
            VendorAnswer page = super.success(exchange);
            return page.with("Link", "<" + exchange.request().target() + ">; rel=next");
        }

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new VendorClient(IntegrationDomain.COMMERCE, context, vendor, timeout) {

                private @Nullable String link;

                @Override
                protected HttpRequest.Builder request(
                        String method, String path, @Nullable String body, @Nullable IdempotencyKey key) {
                    String known = link;
                    return super.request(method, known == null ? path : known, body, key);
                }

                @Override
                protected JsonNode parsed(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    link = response.headers()
                            .firstValue("Link")
                            .map(text -> text.substring(1, text.indexOf('>')))
                            .filter(text -> text.contains("//"))
                            .orElse(null);
                    return super.parsed(response, body);
                }
            };
        }
    }
}
