package dev.keyport.port.signing.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.SigningRequest;
import dev.keyport.port.signing.SigningResult;
import dev.keyport.port.signing.SigningState;
import dev.keyport.port.signing.SigningStatus;
import dev.keyport.port.tck.IntegrationPortContract;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentSigningProvider} must do. */
public abstract class DocumentSigningProviderContract extends IntegrationPortContract<DocumentSigningProvider> {

    protected DocumentSigningProviderContract() {
        super(DocumentSigningProvider.class);
    }

    /** A request that the provider takes. */
    protected SigningRequest request() {
        byte[] document = "%PDF-1.4 contract".getBytes(US_ASCII);
        return new SigningRequest(document, "application/pdf", "Contract Signer", "signer@example.com", null);
    }

    @Test
    public void sendForSignature_answersConsistently() {
        SigningResult result = provider().sendForSignature(request());

        assertConsistent(result.outcome(), result.signingReference(), result.errorMessage());
    }

    @Test
    public void sendForSignature_atOnce_givesEveryCallItsOwnReference() throws Exception {
        assertDistinctReferences(i -> provider().sendForSignature(request()).signingReference());
    }

    @Test
    public void checkStatus_sentRequest_namesIt() {
        String reference = send();

        SigningStatus status = provider().checkStatus(reference);

        assertThat(status.signingReference()).isEqualTo(reference);
        assertSimulatedOnlyIfTheAdapterIs(status.outcome());
    }

    @Test
    public void downloadSigned_hasBytesOnlyWhenReallySigned() {
        String reference = send();

        if (provider().simulated()) {
            assertThat(provider().downloadSigned(reference)).isEmpty();
        } else if (provider().checkStatus(reference).state() == SigningState.SIGNED) {
            assertThat(provider().downloadSigned(reference)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> provider().downloadSigned(reference))
                    .isInstanceOfSatisfying(
                            IntegrationException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_REQUEST));
        }
    }

    private String send() {
        return requireNonNull(provider().sendForSignature(request()).signingReference(), "signingReference");
    }
}
