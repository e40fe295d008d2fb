package dev.keyport.port.accounting;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer to send. Immutable.
 *
 * @param customerName the only part that every accounting system demands
 * @param country ISO 3166-1 alpha-2, for example {@code ZA}
 */
public record CustomerSyncRequest(
        String customerName,
        @Nullable String email,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String country) {

    public CustomerSyncRequest {
        Objects.requireNonNull(customerName, "customerName");
    }

    /** Shows the country, not the person. */
    @Override
    public String toString() {
        return "CustomerSyncRequest[country=" + country + "]";
    }
}
