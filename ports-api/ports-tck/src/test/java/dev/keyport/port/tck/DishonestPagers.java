package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.CredentialField;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Secret;
import dev.keyport.port.notification.NotificationChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/** Pagers with one fault each. */
final class DishonestPagers {

    private DishonestPagers() {}

    /** A contract whose client has one step replaced. */
    abstract static class Faulty extends PagerContract {

        abstract class Client extends VendorClient {

            Client(ConnectionContext context, URI vendor, Duration timeout) {
                super(IntegrationDomain.NOTIFICATION, context, vendor, timeout);
            }
        }
    }

    /** As clients do that try again by themselves. */
    static class TriesAgainWhenItIsDropped extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected HttpResponse<InputStream> exchange(HttpRequest request)
                        throws IOException, InterruptedException {
                    try {
                        return super.exchange(request);
                    } catch (HttpTimeoutException e) {
                        throw e;
                    } catch (IOException e) {
                        return super.exchange(request);
                    }
                }
            };
        }
    }

    static class ForgetsThatItWasInterrupted extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
                    try {
                        return super.exchange(request);
                    } catch (InterruptedException e) {
                        throw new HttpTimeoutException("interrupted");
                    }
                }
            };
        }
    }

    static class WaitsForTheHeadOnly extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Executor afterTheTimeout() {
                    return never -> {};
                }
            };
        }
    }

    /** It looks at the body only. */
    static class TakesEveryStatusForGood extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected Said said(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    return response.statusCode() == 503
                            ? new Said(false, parsed(response, body))
                            : super.said(response, body);
                }
            };
        }
    }

    static class UnpacksWithoutEnd extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    super.authorize(request);
                    request.header("Accept-Encoding", "gzip");
                }

                @Override
                protected JsonNode parsed(HttpResponse<InputStream> response, InputStream body)
                        throws IOException, LostException {
                    if (response.headers().firstValue("Content-Encoding").isEmpty()) {
                        return super.parsed(response, body);
                    }
                    InputStream unpacked = new GZIPInputStream(body);
                    unpacked.skip(Long.MAX_VALUE);
                    return super.parsed(response, unpacked);
                }
            };
        }
    }

    /** It reads the date in another way than it is meant. */
    static class TakesADateForNow extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected @Nullable Duration retryAfter(HttpResponse<?> response) {
                    String text = response.headers().firstValue("Retry-After").orElse("");
                    return text.endsWith("GMT") ? Duration.ZERO : super.retryAfter(response);
                }
            };
        }
    }

    static class LogsTheKeyInHex extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    super.authorize(request);
                    try (Secret key = context.openCredential()) {
                        String hex = HexFormat.of().formatHex(key.revealUtf8().getBytes(UTF_8));
                        LoggerFactory.getLogger("pager").info("calling with {}", hex.toUpperCase(Locale.ROOT));
                    }
                }
            };
        }
    }

    /** Where the next line that anybody logs has it. */
    static class LeavesTheKeyInTheMdc extends Faulty {
        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    super.authorize(request);
                    try (Secret key = context.openCredential()) {
                        MDC.put(CredentialField.VALUE.wireName(), key.revealUtf8());
                    }
                }
            };
        }
    }

    /** What it comes with is not the key, and opens as much. */
    static class LogsTheToken extends Faulty {

        private static String token(String key) {
            return UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString();
        }

        @Override
        public boolean proves(VendorRequest request, String secret) {
            return request.contains(token(secret));
        }

        @Override
        VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
            return new Client(context, vendor, timeout) {
                @Override
                protected void authorize(HttpRequest.Builder request) {
                    try (Secret key = context.openCredential()) {
                        String token = token(key.revealUtf8());
                        LoggerFactory.getLogger("pager").info("calling with {}", token);
                        request.header("Authorization", "Bearer " + token);
                    }
                }
            };
        }
    }

    static class MakesUpAnId extends PagerContract {
        @Override
        NotificationChannel adapter(VendorClient client) {
            return new PagerChannel(client) {
                @Override
                protected String id(JsonNode page) {
                    String id = super.id(page);
                    return id.isEmpty() ? UUID.randomUUID().toString() : id;
                }
            };
        }
    }

    static class TakesEveryWordButOneForGood extends PagerContract {
        @Override
        NotificationChannel adapter(VendorClient client) {
            return new PagerChannel(client) {
                @Override
                protected boolean isTaken(String status) {
                    return !status.equals("refused");
                }
            };
        }
    }

    static class ComparesNothing extends PagerContract {
        @Override
        NotificationChannel adapter(VendorClient client) {
            return new PagerChannel(client) {
                @Override
                protected boolean isFor(String recipient, JsonNode page) {
                    return true;
                }
            };
        }
    }
}
