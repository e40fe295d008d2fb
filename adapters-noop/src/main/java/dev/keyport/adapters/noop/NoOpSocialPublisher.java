package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.social.PostResult;
import dev.keyport.port.social.ProductPost;
import dev.keyport.port.social.SocialPublisher;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates a social network; nothing is published, and no post has a link.
 *
 * <p>The same idempotency key gives the same reference, made as {@link NoOpPaymentProvider} makes it: nothing is kept, and a key
 * that comes again with other content is not noticed. Thread-safe.
 */
@IntegrationAdapter(domain = "social", slug = "noop")
public final class NoOpSocialPublisher implements SocialPublisher {

    private static final Logger log = LoggerFactory.getLogger(NoOpSocialPublisher.class);

    private final TenantId tenant;

    public NoOpSocialPublisher(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public PostResult postProduct(ProductPost post) {
        String reference = References.derived(
                References.PREFIX, tenant.value(), "post", post.idempotencyKey().value());
        log.info(
                "simulated for tenant {}: would post a product with {} images, as {}",
                tenant,
                post.imageUrls().size(),
                reference);
        return new PostResult(Outcome.SIMULATED, reference, null, null);
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the social connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
