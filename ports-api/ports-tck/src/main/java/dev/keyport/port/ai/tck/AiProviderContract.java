package dev.keyport.port.ai.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Outcome;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.AiTextRequest;
import dev.keyport.port.ai.AiTextResult;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AiProvider} must do. It says nothing about how good the answers are. */
public abstract class AiProviderContract extends IntegrationPortContract<AiProvider> {

    private static final String TEXT = "The delivery was late, and two of the twelve glasses were broken.";

    protected AiProviderContract() {
        super(AiProvider.class);
    }

    @Override
    protected List<Operation<AiProvider>> operations() {
        return List.of(
                new Operation<>(
                        "generate_text",
                        Effect.READS,
                        (adapter, attempt) ->
                                reply(adapter.generateText(new AiTextRequest("Say " + attempt.mark(), 20, null)))),
                new Operation<>(
                        "summarize",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter.summarize(TEXT + " " + attempt.mark(), 30))),
                new Operation<>(
                        "suggest_categories",
                        Effect.READS,
                        (adapter, attempt) ->
                                reply(adapter.suggestCategories(TEXT + " " + attempt.mark(), List.of("complaint")))));
    }

    private static Reply reply(AiTextResult result) {
        return new Reply(result.outcome(), result.content(), result.errorMessage(), result);
    }

    private static Reply reply(List<String> categories) {
        return new Reply(Outcome.CONFIRMED, categories.isEmpty() ? null : categories.get(0), null, categories);
    }

    @Test
    public void generateText_answersConsistently() {
        needs("generate_text");
        assertConsistent(provider().generateText(new AiTextRequest("Say hello.", 20, null)));
    }

    @Test
    public void summarize_answersConsistently() {
        needs("summarize");
        assertConsistent(provider().summarize(TEXT, 30));
    }

    @Test
    public void suggestCategories_answersNamesOrNone() {
        needs("suggest_categories");
        List<String> categories = provider().suggestCategories(TEXT, List.of("complaint", "praise"));

        assertThat(categories)
                .doesNotContainNull()
                .allSatisfy(name -> assertThat(name).isNotBlank());
        if (provider().simulated()) {
            assertThat(categories).as("categories that nobody suggested").isEmpty();
        }
    }

    private void assertConsistent(AiTextResult result) {
        assertSimulatedOnlyIfTheAdapterIs(result.outcome());
        assertMessageOnlyWithoutSuccess(result.outcome(), result.errorMessage());
        switch (result.outcome()) {
            case CONFIRMED -> assertThat(result.content()).isNotNull();
            case SIMULATED -> assertThat(result.content()).isEmpty();
            case REJECTED, UNKNOWN -> assertThat(result.content()).isNull();
        }
        Integer tokens = result.tokensUsed();
        if (result.outcome() == Outcome.SIMULATED) {
            assertThat(tokens).as("tokens that nobody used").isZero();
        } else if (tokens != null) {
            assertThat(tokens).isNotNegative();
        }
    }
}
