package dev.keyport.port.ai;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;
import java.util.List;

/**
 * Asks the tenant's language model.
 *
 * <p>Answers are suggestions: never complete, never the same twice, never to be trusted as input to anything that matters.
 * What is sent leaves the system for the provider that the tenant chose. Seed: epic 147.
 */
@PortDomain("ai")
public interface AiProvider extends IntegrationPort {

    /**
     * Answers a prompt.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("generate_text")
    AiTextResult generateText(AiTextRequest request);

    /**
     * Makes a text shorter.
     *
     * @param maxLength the most characters that the summary should have; a model may miss it
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("summarize")
    AiTextResult summarize(String content, int maxLength);

    /**
     * Proposes categories for a text, the best first.
     *
     * @param existingCategories to be preferred over new ones
     * @return perhaps none
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("suggest_categories")
    List<String> suggestCategories(String content, List<String> existingCategories);
}
