package dev.keyport.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import org.junit.jupiter.api.Test;

class JobFailureTest {

    @Test
    void of_exceptionWhoseWordsCannotBeStored_areCut() {
        assertThat(failed("no\0 such \nitem").message()).isEqualTo("no such item");
        assertThat(failed("🔑".repeat(5_000)).message()).isEqualTo("🔑".repeat(500));
        assertThat(failed("\0").message()).isEqualTo("It failed without saying why.");
    }

    private static JobFailure failed(String words) {
        return JobFailure.of(new IntegrationException(
                new TenantId("acme"),
                IntegrationDomain.COMMERCE,
                new ProviderSlug("shop"),
                FailureKind.NOT_FOUND,
                words));
    }
}
