package dev.keyport.port.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretExceptionsTest {

    @Test
    void new_anySecret_messageAndFieldNameIt() {
        SecretName name = new SecretName("ai:openai:api_key");

        assertThat(new SecretNotFoundException(name)).hasMessageContaining("ai:openai:api_key");
        assertThat(new SecretNotFoundException(name).name()).isEqualTo(name);
        assertThat(new SecretUnreadableException(name)).hasMessageContaining("ai:openai:api_key");
        assertThat(new SecretUnreadableException(name).name()).isEqualTo(name);
    }

    @Test
    void new_unavailableStore_keepsMessageAndCause() {
        RuntimeException cause = new RuntimeException("timed out");

        assertThat(new SecretStoreUnavailableException("it does not answer", cause))
                .hasMessage("it does not answer")
                .hasCause(cause);
    }
}
