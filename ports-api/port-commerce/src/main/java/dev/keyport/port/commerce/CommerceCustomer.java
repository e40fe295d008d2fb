package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer of a shop. Everything is null that the shop does not tell. Immutable.
 *
 * @param externalId the shop's own id, at most 255 characters
 * @param name at most 255 characters
 * @param email as the shop has it, unchecked, at most 320 characters
 * @param phone as the shop has it, unchecked, at most 50 characters
 * @param updatedAt when the shop last changed it
 */
public record CommerceCustomer(
        String externalId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Instant updatedAt) {

    private static final int MAX_PHONE = 50;

    /**
     * @throws IllegalArgumentException when a text is blank or too long
     */
    public CommerceCustomer {
        Limits.filledText("externalId", externalId, CommerceOrder.MAX_ID);
        Limits.optionalText("name", name, CommerceBuyer.MAX_NAME);
        Limits.optionalText("email", email, CommerceBuyer.MAX_EMAIL);
        Limits.optionalText("phone", phone, MAX_PHONE);
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Shows the id, not the person. */
    @Override
    public String toString() {
        return "CommerceCustomer[" + externalId + "]";
    }
}
