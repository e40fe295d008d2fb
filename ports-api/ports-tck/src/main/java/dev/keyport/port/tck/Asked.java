package dev.keyport.port.tck;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operation asks for, and that an answer which repeats it must not have otherwise: an adapter compares it. The
 * kit looks for it in the answers of a script, changes it, and demands that the answer is not believed. Immutable.
 *
 * @param name what it is; scripts name it in {@link VendorScript#notCompared}
 * @param value as it is asked for
 */
public record Asked(String name, String value) {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    /** A number without decimal places is an amount where it is called one. */
    private static final Pattern CALLED_AMOUNT = Pattern.compile(
            "amount|total|sum|price|gross|charge|captured|paid|refunded|money|value", Pattern.CASE_INSENSITIVE);

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int CENTS = 2;

    public Asked {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /**
     * An amount and its currency. Answers are searched for the amount in units and in cents, as a number and as a text.
     *
     * @param currency ISO 4217
     */
    public static List<Asked> money(BigDecimal amount, String currency) {
        return List.of(new Asked(AMOUNT, amount.toPlainString()), new Asked(CURRENCY, currency));
    }

    /** How many answers it takes to try it. */
    int ways() {
        return name.equals(AMOUNT) ? 2 : 1;
    }

    /** The answer with something else wherever it says this; the same object where it does not. */
    VendorAnswer otherwise(VendorAnswer answer, int way) {
        return Scalars.changed(answer, scalar -> other(scalar, way));
    }

    private @Nullable String other(Scalar scalar, int way) {
        return switch (name) {
            case AMOUNT -> otherAmount(scalar, way == 0 ? CENT.negate() : CENT);
            case CURRENCY -> scalar.text().equalsIgnoreCase(value) ? otherCurrency(scalar.text()) : null;
            default -> scalar.text().equals(value) && !value.isEmpty() ? otherText() : null;
        };
    }

    private @Nullable String otherAmount(Scalar scalar, BigDecimal more) {
        BigDecimal said = scalar.number().orElse(null);
        BigDecimal amount = new BigDecimal(value);
        if (said == null
                || said.scale() <= 0 && !CALLED_AMOUNT.matcher(scalar.path()).find()) {
            return null;
        }
        if (said.compareTo(amount) == 0) {
            return said.add(more).toPlainString();
        }
        boolean cents = said.scale() <= 0 && said.compareTo(amount.movePointRight(CENTS)) == 0;
        return cents ? said.add(more.movePointRight(CENTS)).toBigInteger().toString() : null;
    }

    private String otherCurrency(String said) {
        String other = value.equalsIgnoreCase("USD") ? "EUR" : "USD";
        return said.equals(said.toLowerCase(Locale.ROOT)) ? other.toLowerCase(Locale.ROOT) : other;
    }

    /** Of the same form: the last letter or digit is the next one. */
    private String otherText() {
        for (int i = value.length() - 1; i >= 0; i--) {
            char old = value.charAt(i);
            if (Character.isLetterOrDigit(old)) {
                char next = old == '9' ? '0' : old == 'z' || old == 'Z' ? (char) (old - 1) : (char) (old + 1);
                return value.substring(0, i) + next + value.substring(i + 1);
            }
        }
        return value + "1";
    }
}
