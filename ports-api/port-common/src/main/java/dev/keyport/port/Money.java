package dev.keyport.port;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount of one currency. Immutable.
 *
 * @param amount in units of the currency, not in cents; no more decimal places than the currency has (ISO 4217)
 * @param currency the currency
 */
public record Money(BigDecimal amount, Currency currency) {

    /**
     * @throws IllegalArgumentException when the amount is finer than the currency's smallest unit
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    "an amount of " + currency.getCurrencyCode() + " has at most " + decimals + " decimal places");
        }
    }
}
