package dev.keyport.actions;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.social.PostResult;
import dev.keyport.port.social.ProductPost;
import dev.keyport.port.social.SocialPublisher;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts one product, at most once for each job. */
record PostProduct() implements Action<SocialPublisher> {

    private static final String SCHEMA = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["imageUrls", "productReference"],
              "properties": {
                "caption": {"type": "string", "maxLength": 2200},
                "imageUrls": {"type": "array", "minItems": 1, "maxItems": 10, "items": {"type": "string", "maxLength": 2048}},
                "productReference": {"type": "string", "minLength": 1, "maxLength": 255}
              }
            }
            """;

    @Override
    public String capability() {
        return "post_instagram_product";
    }

    @Override
    public Class<SocialPublisher> port() {
        return SocialPublisher.class;
    }

    @Override
    public String inputSchema() {
        return SCHEMA;
    }

    @Override
    public void check(Map<String, Object> input) {
        post(Input.keyToCheckWith(), input);
    }

    @Override
    public boolean isSync() {
        return false;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Step run(SocialPublisher network, Work work) {
        PostResult result = network.postProduct(post(Input.key(work), work.input()));
        Map<String, Object> told = new LinkedHashMap<>();
        if (result.postReference() != null) {
            told.put("postReference", result.postReference());
        }
        if (result.permalink() != null) {
            told.put("permalink", result.permalink().toString());
        }
        return Step.done(result.outcome(), told, result.errorMessage());
    }

    private static ProductPost post(IdempotencyKey key, Map<String, Object> members) {
        Input input = Input.of(members);
        String caption = input.optionalText("caption");
        return new ProductPost(
                key, caption == null ? "" : caption, input.urls("imageUrls"), input.text("productReference"));
    }
}
