package dev.keyport.port.social;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Limits;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A product to post. The limits are those of Instagram, the strictest of the networks in mind. Immutable.
 *
 * @param idempotencyKey at most one post is made for it
 * @param caption the text under the images, at most 2,200 characters; may be empty
 * @param imageUrls 1 to 10 images by URL, https only, in the order in which they are shown; reachable without a credential
 * @param productReference the tenant's own number of the product, at most 255 characters; not shown to the public
 */
public record ProductPost(IdempotencyKey idempotencyKey, String caption, List<URI> imageUrls, String productReference) {

    private static final int MAX_CAPTION = 2_200;
    private static final int MAX_IMAGES = 10;
    private static final int MAX_REFERENCE = 255;

    /**
     * @throws IllegalArgumentException when a part is blank, too long or too many, or a URL is not https
     */
    public ProductPost {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Limits.text("caption", caption, MAX_CAPTION);
        imageUrls = Limits.list("imageUrls", imageUrls, 1, MAX_IMAGES);
        imageUrls.forEach(url -> Limits.httpsUrl("imageUrls", url));
        Limits.filledText("productReference", productReference, MAX_REFERENCE);
    }

    /** Shows the key and sizes, not the texts and not the URLs, which can be signed ones. */
    @Override
    public String toString() {
        return "ProductPost[" + idempotencyKey + ", caption of " + caption.length() + " characters, " + imageUrls.size()
                + " images]";
    }
}
