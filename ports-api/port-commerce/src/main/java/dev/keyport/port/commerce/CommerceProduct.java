package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import dev.keyport.port.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product that a shop sells, and how much of it is in stock. A product with variants is one product for each variant. Immutable.
 *
 * @param externalId the shop's own id of it, at most 255 characters
 * @param sku the seller's own number of it, at most 255 characters
 * @param title at most 1,000 characters
 * @param description as the shop has it, which can be HTML that nobody checked; at most 100,000 characters
 * @param price for one; null when the shop has none
 * @param inventory how many are in stock; below zero where a shop sells ahead; null when the shop does not count
 * @param active whether buyers can see and buy it
 * @param imageUrls where its pictures are, https only, the first one first, at most 50
 * @param updatedAt when the shop last changed it
 */
public record CommerceProduct(
        String externalId,
        @Nullable String sku,
        String title,
        @Nullable String description,
        @Nullable Money price,
        @Nullable Integer inventory,
        boolean active,
        List<URI> imageUrls,
        Instant updatedAt) {

    static final int MAX_TITLE = 1_000;
    private static final int MAX_DESCRIPTION = 100_000;
    private static final int MAX_IMAGES = 50;

    /**
     * @throws IllegalArgumentException when a part is blank, too long or too many, or a URL is not https
     */
    public CommerceProduct {
        Limits.filledText("externalId", externalId, CommerceOrder.MAX_ID);
        Limits.optionalText("sku", sku, CommerceOrder.MAX_ID);
        Limits.text("title", title, MAX_TITLE);
        Limits.optionalText("description", description, MAX_DESCRIPTION);
        imageUrls = Limits.list("imageUrls", imageUrls, 0, MAX_IMAGES);
        imageUrls.forEach(url -> Limits.httpsUrl("imageUrls", url));
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Shows id and stock, not the texts. */
    @Override
    public String toString() {
        return "CommerceProduct[" + externalId + ", inventory=" + inventory + ", active=" + active + "]";
    }
}
