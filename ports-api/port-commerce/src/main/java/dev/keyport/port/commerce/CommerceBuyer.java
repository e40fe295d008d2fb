package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Who placed an order. Everything is null that the shop does not tell. Immutable.
 *
 * @param externalId the shop's own id of the customer, at most 255 characters
 * @param name at most 255 characters
 * @param email as the shop has it, unchecked, at most 320 characters
 * @param shippingAddress where the order is to be sent
 */
public record CommerceBuyer(
        @Nullable String externalId,
        @Nullable String name,
        @Nullable String email,
        @Nullable CommerceAddress shippingAddress) {

    static final int MAX_NAME = 255;
    /** 64 for the local part, 255 for the domain, and the sign between them (RFC 5321, section 4.5.3.1). */
    static final int MAX_EMAIL = 320;

    /**
     * @throws IllegalArgumentException when a text is too long
     */
    public CommerceBuyer {
        Limits.optionalText("externalId", externalId, CommerceOrder.MAX_ID);
        Limits.optionalText("name", name, MAX_NAME);
        Limits.optionalText("email", email, MAX_EMAIL);
    }

    /** Shows the id, not the person. */
    @Override
    public String toString() {
        return "CommerceBuyer[" + externalId + "]";
    }
}
