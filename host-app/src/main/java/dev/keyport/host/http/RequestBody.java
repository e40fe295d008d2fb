package dev.keyport.host.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes a JSON object from a request. What is wrong with it is told by line and column, never by repeating any of it. */
final class RequestBody {

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final long MAX_DROPPED_BYTES = 2 * DocumentRoutes.MAX_BYTES;

    private static final int DECODED_AT_ONCE = 8_192;
    private static final String BUFFERED = "keyport.body";

    private RequestBody() {}

    static Fields json(Context context, BodyLimit limit) throws IOException {
        requireJson(context);
        byte[] buffered = context.attribute(BUFFERED);
        byte[] bytes = buffered == null ? read(context, limit) : buffered;
        if (bytes.length == 0) {
            throw new ProblemException(malformed("The request has no body."));
        }
        return Fields.of(parse(bytes, limit));
    }

    /** The same; no body at all is an empty object. */
    static Fields optionalJson(Context context, BodyLimit limit) throws IOException {
        boolean isThere = context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
        return isThere ? json(context, limit) : Fields.of(JsonNodeFactory.instance.objectNode());
    }

    /** Returns when there is no body, or one that names nothing. */
    static void nothing(Context context) throws IOException {
        optionalJson(context, BodyLimit.STANDARD).done();
    }

    /** Reads the body ahead of {@link #json}, which then takes it from here. */
    static byte[] buffer(Context context, BodyLimit limit) throws IOException {
        byte[] bytes = read(context, limit);
        context.attribute(BUFFERED, bytes);
        return bytes;
    }

    private static void requireJson(Context context) {
        String type = context.req().getContentType();
        boolean plain = "identity".equalsIgnoreCase(context.req().getHeader("Content-Encoding"))
                || context.req().getHeader("Content-Encoding") == null;
        if (!plain
                || type == null
                || !JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported Media Type",
                    "The body of this request must be application/json in UTF-8, not compressed."));
        }
    }

    private static byte[] read(Context context, BodyLimit limit) throws IOException {
        if (context.req().getContentLengthLong() > limit.bytes()) {
            throw new ProblemException(tooLarge(limit.bytes()));
        }
        byte[] bytes;
        try {
            bytes = context.req().getInputStream().readNBytes(limit.bytes() + 1);
        } catch (IOException | HttpException.RuntimeException e) {
            throw new ProblemException(malformed("The body ended too early, or its chunks are not well formed."));
        }
        if (bytes.length > limit.bytes()) {
            throw new ProblemException(tooLarge(limit.bytes()));
        }
        return bytes;
    }

    private static JsonNode parse(byte[] bytes, BodyLimit limit) {
        if (!isUtf8(bytes)) {
            throw new ProblemException(malformed("The body is not valid UTF-8."));
        }
        JsonNode node;
        try {
            node = limit.reader().readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    malformed("The body is nested too deep, or a name, a number or a text in it is too" + " long"
                            + at(e.getLocation())));
        } catch (NumberFormatException e) {
            // the exponent of a number is not an int
            throw new ProblemException(malformed("A number in the body is out of range."));
        } catch (JacksonException e) {
            throw new ProblemException(malformed("The body is not valid JSON" + at(e.getLocation())));
        }
        if (!node.isObject()) {
            throw new ProblemException(malformed("The body must be a JSON object."));
        }
        return node;
    }

    /**
     * Whether every byte belongs to a character. A byte of zero begins no JSON in UTF-8: it is what UTF-16 and UTF-32 begin with,
     * which the parser would take.
     */
    private static boolean isUtf8(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(DECODED_AT_ONCE);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return !result.isError();
    }

    static Problem tooLarge(long bytes) {
        return Problem.of(
                413,
                "body-too-large",
                "Content Too Large",
                "The body of this request may have at most " + bytes + " bytes.");
    }

    /**
     * Answers, then reads on for a while: a client that is still sending its body would find a broken connection instead of the
     * answer. One that asks before it sends (Expect) sends nothing more.
     */
    static void answerAndDrop(Context context, byte[] answer) {
        try {
            context.res().setContentLength(answer.length);
            context.res().getOutputStream().write(answer);
            context.res().flushBuffer();
            if (context.header("Expect") == null) {
                context.req().getInputStream().skipNBytes(MAX_DROPPED_BYTES);
            }
        } catch (IOException | HttpException.RuntimeException e) {
            LOG.debug("a refused body ended: {}", e.getClass().getName());
        }
    }

    private static Problem malformed(String detail) {
        return Problem.of(400, "malformed-json", "Malformed JSON", detail);
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? "."
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
    }
}
