package dev.keyport.host.http;

import java.util.Currency;

/** Reads a currency by its code (ISO 4217). */
final class Currencies {

    private static final String FIELD = "currency";

    private Currencies() {}

    /** The code; a placeholder when the field is wrong. */
    static String read(Fields body) {
        String code = body.line(FIELD, 3);
        if (!code.isBlank() && !isMoney(code)) {
            body.wrong(FIELD, "must be a currency code of ISO 4217, such as ZAR");
        }
        return code;
    }

    /** Codes without a smallest unit, such as XAU and XXX, are not of money. */
    private static boolean isMoney(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
