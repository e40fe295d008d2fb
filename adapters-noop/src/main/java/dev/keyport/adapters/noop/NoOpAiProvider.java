package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.AiTextRequest;
import dev.keyport.port.ai.AiTextResult;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates a language model: answers an empty text, no categories, and 0 tokens. Thread-safe. */
@IntegrationAdapter(domain = "ai", slug = "noop")
public final class NoOpAiProvider implements AiProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpAiProvider.class);
    private static final AiTextResult NOTHING = new AiTextResult(Outcome.SIMULATED, "", null, 0);

    private final TenantId tenant;

    public NoOpAiProvider(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public AiTextResult generateText(AiTextRequest request) {
        log.info(
                "simulated for tenant {}: would answer a prompt of {} characters with at most {} tokens",
                tenant,
                request.prompt().length(),
                request.maxTokens());
        return NOTHING;
    }

    @Override
    public AiTextResult summarize(String content, int maxLength) {
        log.info(
                "simulated for tenant {}: would summarize {} characters in at most {}",
                tenant,
                content.length(),
                maxLength);
        return NOTHING;
    }

    @Override
    public List<String> suggestCategories(String content, List<String> existingCategories) {
        log.info(
                "simulated for tenant {}: would suggest categories for {} characters, given {}",
                tenant,
                content.length(),
                existingCategories.size());
        return List.of();
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the AI connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
