package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/**
 * What a {@link VendorServer} answers, and how it gets there. Immutable, as long as nobody writes to the body.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body the whole of it
 * @param delivery how much of it arrives
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send; nobody compares answers
public record VendorAnswer(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** How an answer arrives. */
    public enum Delivery {
        /** As it should. */
        WHOLE,
        /** Half of it; then the connection is closed. */
        CUT,
        /** Half of it; then nothing, until the call that asked for it is over. */
        STALLED,
        /** Not at all; the connection is closed at once. */
        DROPPED,
        /** Not at all, until the call that asked for it is over. */
        HELD,
        /** After 64 MiB of spaces, as far as anybody reads them. */
        HUGE,
        /** As 128 MiB of spaces in gzip, and more without end; whole to who does not say that it understands gzip. */
        BOMB
    }

    public VendorAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer in JSON. */
    public static VendorAnswer json(int status, String body) {
        return of(status, "application/json", body.getBytes(UTF_8));
    }

    /** An answer of any media type. */
    public static VendorAnswer of(int status, String contentType, byte[] body) {
        return new VendorAnswer(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE);
    }

    /** An answer that is a status and nothing else. */
    public static VendorAnswer empty(int status) {
        return new VendorAnswer(status, Map.of(), new byte[0], Delivery.WHOLE);
    }

    /** The same with one more header. */
    public VendorAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new VendorAnswer(status, more, body, delivery);
    }

    /** The same with another body. */
    public VendorAnswer with(byte[] other) {
        return new VendorAnswer(status, headers, other, delivery);
    }

    /** The same, arriving otherwise. */
    public VendorAnswer delivered(Delivery other) {
        return new VendorAnswer(status, headers, body, other);
    }

    @Override
    public String toString() {
        return "VendorAnswer[" + status + ", " + body.length + " bytes, " + delivery + "]";
    }
}
