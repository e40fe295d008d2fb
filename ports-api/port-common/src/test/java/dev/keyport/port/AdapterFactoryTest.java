package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdapterFactoryTest {

    @Test
    void destination_byDefault_isEveryAllowedHostWhateverTheConfiguration() {
        assertThat(new Factory(Set.of("b.example", "a.example")).destination(Map.of("region", "za")))
                .hasToString("a.example,b.example");
    }

    @Test
    void destination_byDefaultWithNamesBelowAName_mustBeOverridden() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Factory(Set.of("*.shops.example")).destination(Map.of()))
                .withMessageContaining(Factory.class.getName());
    }

    private record Factory(Set<String> hosts) implements AdapterFactory<IntegrationPort> {

        @Override
        public Class<IntegrationPort> port() {
            return IntegrationPort.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    ProviderSlug.NOOP,
                    "Any",
                    ProviderCategory.API,
                    AuthType.API_KEY,
                    List.of(),
                    ProviderDescriptor.NO_CONFIG,
                    hosts,
                    null);
        }

        @Override
        public IntegrationPort create(ConnectionContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
