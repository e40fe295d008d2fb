package dev.keyport.port.ai.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Outcome;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.AiTextRequest;
import dev.keyport.port.ai.AiTextResult;
import dev.keyport.port.tck.IntegrationPortContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AiProvider} must do. It says nothing about how good the answers are. */
public abstract class AiProviderContract extends IntegrationPortContract<AiProvider> {

    private static final String TEXT = "The delivery was late, and two of the twelve glasses were broken.";

    protected AiProviderContract() {
        super(AiProvider.class);
    }

    @Test
    public void generateText_answersConsistently() {
        assertConsistent(provider().generateText(new AiTextRequest("Say hello.", 20, null)));
    }

    @Test
    public void summarize_answersConsistently() {
        assertConsistent(provider().summarize(TEXT, 30));
    }

    @Test
    public void suggestCategories_answersNamesOrNone() {
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
