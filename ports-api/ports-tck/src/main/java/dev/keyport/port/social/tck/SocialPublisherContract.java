package dev.keyport.port.social.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.social.PostResult;
import dev.keyport.port.social.ProductPost;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SocialPublisher} must do. */
public abstract class SocialPublisherContract extends IntegrationPortContract<SocialPublisher> {

    protected SocialPublisherContract() {
        super(SocialPublisher.class);
    }

    /** A product that the network takes. */
    protected ProductPost post(IdempotencyKey key) {
        List<URI> images = List.of(URI.create("https://images.example/mug.jpg"));
        return new ProductPost(key, "A mug. #handmade", images, "CONTRACT-1");
    }

    @Override
    protected List<Operation<SocialPublisher>> operations() {
        return List.of(new Operation<>("post_instagram_product", Effect.ACTS_ONCE_PER_KEY, (adapter, attempt) -> {
            PostResult result = adapter.postProduct(post(attempt.key()));
            return new Reply(result.outcome(), result.postReference(), result.errorMessage(), result);
        }));
    }

    @Test
    public void postProduct_answersConsistently() {
        PostResult result = provider().postProduct(post(newKey()));

        assertConsistent(result.outcome(), result.postReference(), result.errorMessage());
        if (!result.success() || provider().simulated()) {
            assertThat(result.permalink())
                    .as("the link to what was not published")
                    .isNull();
        }
    }

    @Test
    public void postProduct_sameKeyAgain_givesTheSameReference() {
        ProductPost post = post(newKey());

        assertThat(provider().postProduct(post).postReference())
                .isNotNull()
                .isEqualTo(provider().postProduct(post).postReference());
    }

    @Test
    public void postProduct_otherKeysAtOnce_giveOtherReferences() throws Exception {
        assertDistinctReferences(i -> provider().postProduct(post(newKey())).postReference());
    }

    private static IdempotencyKey newKey() {
        return new IdempotencyKey("contract-" + UUID.randomUUID());
    }
}
