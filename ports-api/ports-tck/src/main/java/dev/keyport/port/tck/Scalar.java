package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value in a text of JSON, XML or a form.
 *
 * @param path the names that lead to it, in lower case, with dots between
 * @param raw as it stands there, without quotes
 * @param start where it begins in the text, quotes left out
 */
record Scalar(String path, String raw, int start, Form form) {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(?:[.][0-9]{1,60})?");
    private static final Pattern JSON_NUMBER =
            Pattern.compile("-?[0-9]{1,30}(?:[.][0-9]{1,60})?(?:[eE][+-]?[0-9]{1,2})?");

    /** What a value stands in. */
    enum Form {
        JSON_STRING,
        JSON_LITERAL,
        XML,
        FORM
    }

    int end() {
        return start + raw.length();
    }

    /** The last of the names; empty in a form without names. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** What it means. */
    String text() {
        return switch (form) {
            case JSON_STRING -> raw.replace("\\/", "/").replace("\\\"", "\"").replace("\\\\", "\\");
            case JSON_LITERAL -> raw;
            case XML -> raw.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            case FORM -> decoded(raw);
        };
    }

    /** Another text, as it has to stand in this place. */
    String written(String text) {
        return switch (form) {
            case JSON_STRING, JSON_LITERAL -> text.replace("\\", "\\\\").replace("\"", "\\\"");
            case XML -> text.replace("&", "&amp;").replace("<", "&lt;");
            case FORM -> URLEncoder.encode(text, UTF_8);
        };
    }

    /** The number that it is; empty when it is none, or none in plain digits where a text stands. */
    Optional<BigDecimal> number() {
        Pattern number = form == Form.JSON_LITERAL ? JSON_NUMBER : DECIMAL;
        String text = text();
        return number.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
