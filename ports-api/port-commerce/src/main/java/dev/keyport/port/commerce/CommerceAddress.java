package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A postal address as a shop has it, unchecked. Everything is null that the shop does not tell. Texts have at most 255
 * characters. Immutable.
 *
 * @param recipient who receives it, which can be somebody else than the buyer
 * @param region state or province
 * @param country ISO 3166-1 alpha-2, for example {@code ZA}
 */
public record CommerceAddress(
        @Nullable String recipient,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country) {

    private static final int MAX_TEXT = 255;
    private static final int COUNTRY = 2;

    /**
     * @throws IllegalArgumentException when a text is too long
     */
    public CommerceAddress {
        Limits.optionalText("recipient", recipient, MAX_TEXT);
        Limits.optionalText("line1", line1, MAX_TEXT);
        Limits.optionalText("line2", line2, MAX_TEXT);
        Limits.optionalText("city", city, MAX_TEXT);
        Limits.optionalText("region", region, MAX_TEXT);
        Limits.optionalText("postalCode", postalCode, MAX_TEXT);
        Limits.optionalText("country", country, COUNTRY);
    }

    /** Shows the country, not the person. */
    @Override
    public String toString() {
        return "CommerceAddress[country=" + country + "]";
    }
}
