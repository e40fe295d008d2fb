package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.AiTextRequest;
import dev.keyport.port.ai.AiTextResult;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions to the tenant's language model. */
public final class AiRoutes {

    private static final int MAX_TEXT = 16_384;
    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_CATEGORIES = 200;
    private static final int MAX_CATEGORY = 255;

    private final IntegrationRegistry registry;

    public AiRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/ai/text", Access.USE, this::generateText),
                Route.post("/api/ai/summaries", Access.USE, this::summarize),
                Route.post("/api/ai/categories", Access.USE, this::suggestCategories));
    }

    private void generateText(Context context, Caller caller) throws IOException {
        AiProvider ai = registry.use(caller, AiProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String prompt = body.text("prompt", MAX_TEXT);
        int maxTokens = (int) body.integer("maxTokens", 1, MAX_TOKENS);
        BigDecimal temperature = body.optionalDecimal("temperature");
        AiTextRequest request = body.done(
                "temperature",
                () -> new AiTextRequest(prompt, maxTokens, temperature == null ? null : temperature.doubleValue()));
        answer(context, ai.generateText(request));
    }

    private void summarize(Context context, Caller caller) throws IOException {
        AiProvider ai = registry.use(caller, AiProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String content = body.text("content", MAX_TEXT);
        int maxLength = (int) body.integer("maxLength", 1, MAX_TOKENS);
        body.done();
        answer(context, ai.summarize(content, maxLength));
    }

    private void suggestCategories(Context context, Caller caller) throws IOException {
        AiProvider ai = registry.use(caller, AiProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String content = body.text("content", MAX_TEXT);
        List<String> existing = body.texts("existingCategories", MAX_CATEGORIES, MAX_CATEGORY);
        body.done();
        Outcome outcome = ai.simulated() ? Outcome.SIMULATED : Outcome.CONFIRMED;
        Answer.ok(
                context,
                Map.of("success", true, "outcome", outcome, "categories", ai.suggestCategories(content, existing)));
    }

    private static void answer(Context context, AiTextResult result) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome());
        members.put("content", result.content());
        members.put("errorMessage", result.errorMessage());
        members.put("tokensUsed", result.tokensUsed());
        Answer.ok(context, members);
    }
}
