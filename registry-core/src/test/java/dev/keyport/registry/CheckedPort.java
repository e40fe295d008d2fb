package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.RequiresCapability;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A port of a team's own, with a checked exception; its no-op throws what a test says. */
@PortDomain("risk")
public interface CheckedPort extends IntegrationPort {

    @RequiresCapability("take_risk")
    void risk() throws IOException;

    record NoOp(Throwable failure) implements CheckedPort {

        @Override
        public void risk() throws IOException {
            if (failure instanceof IOException checked) {
                throw checked;
            } else if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw (Error) failure;
        }

        @Override
        public String providerId() {
            return ProviderSlug.NOOP.value();
        }

        @Override
        public ConnectionTestResult testConnection() {
            return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }

    record Factory(Throwable failure) implements AdapterFactory<CheckedPort> {

        @Override
        public Class<CheckedPort> port() {
            return CheckedPort.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    ProviderSlug.NOOP,
                    "Risk",
                    ProviderCategory.API,
                    AuthType.NONE,
                    List.of(new Capability("take_risk", "Take risks", "Throws.")),
                    ProviderDescriptor.NO_CONFIG,
                    Set.of(),
                    null);
        }

        @Override
        public CheckedPort create(ConnectionContext context) {
            return new NoOp(failure);
        }
    }
}
