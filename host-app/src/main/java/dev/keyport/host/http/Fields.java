package dev.keyport.host.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object one by one, collects every mistake, and refuses what nobody asked for.
 *
 * <p>A field that is wrong reads as an empty placeholder, so that the rest is still checked; {@link #done} then throws with the
 * whole list. Values are never converted silently: a number is not a text, a text is not a boolean. Only decimals may come as
 * number or text.
 */
final class Fields {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?");
    private static final String NOT_STORABLE = "must not have a NUL character or half a surrogate pair";
    private static final int MAX_DECIMAL_DIGITS = 30;
    private static final int MAX_DECIMAL_PLACES = 20;
    private static final int MAX_INSTANT = 40;

    private final JsonNode object;
    private final String prefix;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "", new ArrayList<>());
    }

    /** A text of one line, without control characters, that is there and not blank. */
    String line(String name, int maxLength) {
        return required(name, optionalLine(name, maxLength));
    }

    /** A text of any number of lines that is there and not blank. */
    String text(String name, int maxLength) {
        return required(name, optionalText(name, maxLength));
    }

    private String required(String name, @Nullable String text) {
        if (text == null) {
            if (isAbsent(name)) {
                wrong(name, "is required");
            }
            return "";
        }
        if (text.isBlank()) {
            wrong(name, "must not be blank");
        }
        return text;
    }

    /** A text of one line; null when it is absent. */
    @Nullable
    String optionalLine(String name, int maxLength) {
        String text = optionalText(name, maxLength);
        if (text != null && text.chars().anyMatch(c -> c != 0 && Character.isISOControl(c))) {
            wrong(name, "must be one line without control characters");
        }
        return text;
    }

    private @Nullable String optionalText(String name, int maxLength) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isString()) {
            wrong(name, "must be a text");
            return null;
        }
        String text = node.stringValue();
        if (text.length() > maxLength) {
            wrong(name, "must have at most " + maxLength + " characters");
        } else if (!isStorable(text)) {
            wrong(name, NOT_STORABLE);
        }
        return text;
    }

    @Nullable
    Boolean optionalBool(String name) {
        JsonNode node = field(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            wrong(name, "must be true or false");
            return null;
        }
        return node.booleanValue();
    }

    boolean bool(String name) {
        Boolean value = optionalBool(name);
        if (isAbsent(name)) {
            wrong(name, "is required");
        }
        return value != null && value;
    }

    long integer(String name, long min, long max) {
        JsonNode node = field(name);
        if (node == null) {
            wrong(name, "is required");
            return min;
        }
        BigInteger value = node.isIntegralNumber() ? node.bigIntegerValue() : null;
        if (value == null
                || value.compareTo(BigInteger.valueOf(min)) < 0
                || value.compareTo(BigInteger.valueOf(max)) > 0) {
            wrong(name, "must be a whole number from " + min + " to " + max);
            return min;
        }
        return value.longValue();
    }

    /** An exact decimal, as a JSON number or as a text of digits. */
    BigDecimal decimal(String name) {
        JsonNode node = field(name);
        if (node == null) {
            wrong(name, "is required");
            return BigDecimal.ZERO;
        }
        BigDecimal value = null;
        if (node.isNumber()) {
            value = node.decimalValue();
        } else if (node.isString() && DECIMAL.matcher(node.stringValue()).matches()) {
            value = new BigDecimal(node.stringValue());
        }
        if (value == null || !isReasonable(value)) {
            wrong(name, "must be a decimal number, or a text of one, with at most " + MAX_DECIMAL_DIGITS + " digits");
            return BigDecimal.ZERO;
        }
        return value;
    }

    @Nullable
    BigDecimal optionalDecimal(String name) {
        return field(name) == null ? null : decimal(name);
    }

    LocalDate date(String name) {
        String text = line(name, 10);
        if (text.isEmpty()) {
            return LocalDate.EPOCH;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(name, "must be a date like 2026-01-31");
            return LocalDate.EPOCH;
        }
    }

    /** A moment in UTC, such as {@code 2026-01-31T12:00:00Z}; null when it is absent. */
    @Nullable
    Instant optionalInstant(String name) {
        String text = optionalLine(name, MAX_INSTANT);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            wrong(name, "must be an instant like 2026-01-31T12:00:00Z");
            return null;
        }
    }

    byte[] base64(String name) {
        String text = text(name, Integer.MAX_VALUE);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            wrong(name, "must be Base64");
            return new byte[0];
        }
    }

    <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : array(name, min, max)) {
            String place = prefix + name + "[" + items.size() + "]";
            if (!item.isObject()) {
                errors.add(new FieldError(place, "must be an object"));
            }
            Fields fields = new Fields(item, place + ".", errors);
            items.add(reader.apply(fields));
            fields.refuseUnknown();
        }
        return items;
    }

    List<String> texts(String name, int max, int maxLength) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(name, 0, max)) {
            if (!item.isString() || item.stringValue().length() > maxLength) {
                wrong(name + "[" + texts.size() + "]", "must be a text of at most " + maxLength + " characters");
                texts.add("");
            } else if (!isStorable(item.stringValue())) {
                wrong(name + "[" + texts.size() + "]", NOT_STORABLE);
                texts.add("");
            } else {
                texts.add(item.stringValue());
            }
        }
        return texts;
    }

    /** The field as it is; null when it is absent. */
    @Nullable
    JsonNode any(String name) {
        return field(name);
    }

    void wrong(String name, String message) {
        errors.add(new FieldError(prefix + name, message));
    }

    boolean isAbsent(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull();
    }

    /**
     * Makes the result, once every field was read. What the result's constructor refuses is a mistake of the named field.
     *
     * @throws ProblemException with every mistake, when there is one
     */
    <T> T done(String name, Supplier<T> result) {
        done();
        try {
            return result.get();
        } catch (IllegalArgumentException e) {
            wrong(name, String.valueOf(e.getMessage()));
            throw invalid();
        }
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException with every mistake, when there is one
     */
    void done() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw invalid();
        }
    }

    private ProblemException invalid() {
        return new ProblemException(
                Problem.of(400, "invalid-body", "Invalid Request Body", "Some fields of the body are not valid.")
                        .with(errors));
    }

    /** A secret can be pasted where a name belongs, so an unknown name is counted, not repeated. */
    private void refuseUnknown() {
        long unknown = object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .count();
        if (unknown > 0) {
            List<String> expected = known.stream().sorted().toList();
            errors.add(new FieldError(
                    prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1),
                    "has " + unknown + " unknown field(s); known are " + String.join(", ", expected)));
        }
    }

    private Iterable<JsonNode> array(String name, int min, int max) {
        JsonNode node = field(name);
        if (node == null) {
            if (min > 0) {
                wrong(name, "is required");
            }
            return List.of();
        }
        if (!node.isArray() || node.size() < min || node.size() > max) {
            wrong(name, "must be a list of " + min + " to " + max + " items");
            return List.of();
        }
        return node;
    }

    private @Nullable JsonNode field(String name) {
        known.add(name);
        return isAbsent(name) ? null : object.get(name);
    }

    /** PostgreSQL has no place for a NUL, and half a surrogate pair would become a question mark in UTF-8. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static boolean isReasonable(BigDecimal value) {
        return value.precision() <= MAX_DECIMAL_DIGITS
                && value.scale() <= MAX_DECIMAL_PLACES
                && (long) value.precision() - value.scale() <= MAX_DECIMAL_DIGITS;
    }
}
