package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.SigningRequest;
import dev.keyport.port.signing.SigningResult;
import dev.keyport.port.signing.SigningState;
import dev.keyport.port.signing.SigningStatus;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates a signing service: each request gets a new reference of the form {@code NOOP-SIGN-1a2b3c4d}, every reference is
 * signed at once, known or not, and the signed document has no bytes. Thread-safe.
 */
@IntegrationAdapter(domain = "document_signing", slug = "noop")
public final class NoOpSigningProvider implements DocumentSigningProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpSigningProvider.class);

    private final TenantId tenant;
    private final Clock clock;

    public NoOpSigningProvider(TenantId tenant, Clock clock) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public SigningResult sendForSignature(SigningRequest request) {
        String reference = References.random(References.SIGNING_PREFIX);
        log.info(
                "simulated for tenant {}: would send {} bytes for signature, as {}",
                tenant,
                request.documentBytes().length,
                reference);
        return new SigningResult(Outcome.SIMULATED, reference, null);
    }

    @Override
    public SigningStatus checkStatus(String signingReference) {
        log.info("simulated for tenant {}: would check a signature", tenant);
        return new SigningStatus(Outcome.SIMULATED, SigningState.SIGNED, signingReference, clock.instant());
    }

    @Override
    public byte[] downloadSigned(String signingReference) {
        Objects.requireNonNull(signingReference, "signingReference");
        log.info("simulated for tenant {}: would download a signed document", tenant);
        return new byte[0];
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the signing connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
