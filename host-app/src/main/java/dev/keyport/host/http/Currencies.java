package dev.keyport.host.http;

import java.util.Currency;

/** Reads a currency by its code (ISO 4217). */
final class Currencies {

    private static final String FIELD = "currency";

    private Currencies() {}

    /** The code; a placeholder when the field is wrong. */
    static String read(Fields body) {
        String code = body.line(FIELD, 3);
        try {
            return code.isEmpty() ? "XXX" : Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            body.wrong(FIELD, "must be a currency code of ISO 4217, such as ZAR");
            return "XXX";
        }
    }
}
