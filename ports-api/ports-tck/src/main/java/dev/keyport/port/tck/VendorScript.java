package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.IntegrationPort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one vendor speaks over HTTP, as far as the adapter under test uses it, and how to make that adapter. With it the contract of
 * a port plays the vendor: well, failing, slow, hostile, and for two tenants at once.
 *
 * <p>Three methods must be written: {@link #factory}, {@link #success} and {@link #refusal}. The rest have defaults that fit a
 * vendor that speaks JSON with the usual status codes. The kit itself checks the credential before a script is asked, remembers
 * what was made, and answers a repetition as it answered the first time. A script is called by many threads at once.
 *
 * @param <P> the port
 */
public interface VendorScript<P extends IntegrationPort> {

    /**
     * The factory under test, with the descriptor that it has in production. Its adapters call the vendor at this address.
     *
     * @param vendor the address, without a path, in place of the real one
     * @param timeout how long the adapters are to wait for an answer
     */
    AdapterFactory<P> factory(URI vendor, Duration timeout);

    /** A configuration that is valid under the provider's schema, when it needs one. */
    default Map<String, Object> config(URI vendor) {
        return Map.of();
    }

    /** What the vendor answers when it does what it was asked for. It has to say {@link VendorExchange#reference()}. */
    VendorAnswer success(VendorExchange exchange);

    /** How the vendor says that it will not do it, as a matter of business: a card is declined, a customer is not known. */
    VendorAnswer refusal(VendorExchange exchange);

    /**
     * More answers that arrive as they should and must not be believed, besides those that the kit makes of {@link #success}: what
     * only the team knows that its adapter has to compare. None by default. The same number for each request of a capability.
     */
    default List<VendorAnswer> contradictions(VendorExchange exchange) {
        return List.of();
    }

    /**
     * What the answers of this vendor may say otherwise than they were asked, by its name, each with the reason in words for
     * whoever reads the test. None by default: where an answer of {@link #success} repeats what was asked for, the kit changes it
     * and demands that the adapter notices.
     *
     * @return names of {@link Asked}, such as {@code amount}, {@code currency}, {@code id}, {@code number} and
     *     {@code recipient}; {@code status} for words such as a status or a state
     */
    default Map<String, String> notCompared(String capability) {
        return Map.of();
    }

    /**
     * How the vendor says one of the usual failures. A vendor with codes of its own overrides this.
     *
     * @param status 400, 401, 403, 404, 409, 429, 500, 502 or 503, with the meaning that HTTP gives it (RFC 9110; 429: RFC 6585)
     * @param text belongs into the body: vendors repeat in errors what they were sent
     */
    default VendorAnswer failure(int status, String text) {
        return VendorAnswer.json(status, "{\"error\":\"" + text + "\",\"message\":\"" + text + "\"}");
    }

    /**
     * Whether a request makes or changes something at the vendor. By default all do but GET, HEAD and OPTIONS. Where one call of
     * the port takes several such requests, only the one counts that matters.
     */
    default boolean acts(VendorRequest request) {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(request.method());
    }

    /** What the vendor recognises a repeated request by; empty when it acts again on each. By default {@code Idempotency-Key}. */
    default Optional<String> repetitionOf(VendorRequest request) {
        return request.header("Idempotency-Key");
    }

    /**
     * Whether a request proves that its sender has the key, the password or the access token. By default it has it anywhere, as it
     * is or in Base64. A vendor whose requests are signed, or who gives out a token first, overrides this.
     */
    default boolean proves(VendorRequest request, String secret) {
        return request.contains(secret);
    }

    /** Whether success tells {@link VendorExchange#reference()}. Where it does not, nothing is asked of what the adapter makes up. */
    default boolean tellsReference(String capability) {
        return true;
    }

    /** Whether this vendor takes its key in the URL and in no other way. */
    default boolean takesKeyInUrl() {
        return false;
    }

    /**
     * Whether the adapter waits no longer for the end of an answer than for its beginning. Not every HTTP client can be told: the
     * time given to a request of the JDK's ends with the head of the answer. Where this is true, a vendor that falls silent in
     * the middle of an answer is tried as well.
     */
    default boolean limitsWholeAnswer() {
        return false;
    }

    /**
     * Loggers of HTTP libraries that write down whatever goes over the wire once somebody turns them on. What they log below INFO
     * is not searched for secrets.
     */
    default List<String> wireLoggers() {
        return LeakWatch.WIRE_LOGGERS;
    }

    /** What else the adapter wrote that could hold a secret: names and tags of its metrics, its own events. Searched like logs. */
    default List<String> traces() {
        return List.of();
    }
}
