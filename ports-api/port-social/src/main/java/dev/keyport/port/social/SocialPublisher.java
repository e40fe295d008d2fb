package dev.keyport.port.social;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Posts the tenant's products to its account on a social network (Instagram and the like).
 *
 * <p>It only publishes: no comment, message or figure is read, and no post is changed or deleted. The network fetches the images
 * itself, so they must be reachable by everybody at that moment. Seed: the integrations domain, section 5.
 *
 * <p>A product is posted at most once per idempotency key: repeating a call with the same key and the same content answers what
 * the first one did. Where a network knows no such keys, the adapter finds out whether the post is there before it posts again,
 * or answers {@link dev.keyport.port.Outcome#UNKNOWN} again. {@link dev.keyport.port.Outcome#UNKNOWN} means that the post may be
 * public: repeat the call with the same key, never with another one.
 */
@PortDomain("social")
public interface SocialPublisher extends IntegrationPort {

    /**
     * Posts a product.
     *
     * @return {@link dev.keyport.port.Outcome#REJECTED} when the network refuses the content, for example an image it cannot
     *     fetch
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("post_instagram_product")
    PostResult postProduct(ProductPost post);
}
