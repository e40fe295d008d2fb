package dev.keyport.port.signing.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.SigningRequest;
import dev.keyport.port.signing.SigningResult;
import dev.keyport.port.signing.SigningState;
import dev.keyport.port.signing.SigningStatus;
import dev.keyport.port.tck.Asked;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentSigningProvider} must do. */
public abstract class DocumentSigningProviderContract extends IntegrationPortContract<DocumentSigningProvider> {

    protected DocumentSigningProviderContract() {
        super(DocumentSigningProvider.class);
    }

    /** A request that the provider takes; another mark, of letters and digits, makes another one. */
    protected SigningRequest request(String mark) {
        byte[] document = ("%PDF-1.4 contract " + mark).getBytes(US_ASCII);
        return new SigningRequest(document, "application/pdf", "Signer " + mark, mark + "@example.com", null);
    }

    @Override
    protected List<Operation<DocumentSigningProvider>> operations() {
        return List.of(
                new Operation<>(
                        "send_for_signature",
                        Effect.ACTS,
                        (adapter, attempt) -> reply(adapter.sendForSignature(request(attempt.mark()))),
                        attempt -> List.of(
                                new Asked("recipient", request(attempt.mark()).signerEmail()))),
                new Operation<>(
                        "check_signature",
                        Effect.READS,
                        (adapter, attempt) -> reply(adapter.checkStatus(attempt.reference())),
                        attempt -> List.of(new Asked("id", attempt.reference()))),
                new Operation<>("download_signed", Effect.READS_A_FILE, (adapter, attempt) -> {
                    String document = new String(adapter.downloadSigned(attempt.reference()), UTF_8);
                    return new Reply(Outcome.CONFIRMED, document, null, document);
                }));
    }

    private static Reply reply(SigningResult result) {
        return new Reply(result.outcome(), result.signingReference(), result.errorMessage(), result);
    }

    private static Reply reply(SigningStatus status) {
        return new Reply(status.outcome(), status.signingReference(), null, status);
    }

    @Test
    public void sendForSignature_answersConsistently() {
        needs("send_for_signature");
        SigningResult result = provider().sendForSignature(request("1"));

        assertConsistent(result.outcome(), result.signingReference(), result.errorMessage());
    }

    @Test
    public void sendForSignature_atOnce_givesEveryCallItsOwnReference() throws Exception {
        needs("send_for_signature");
        assertDistinctReferences(i -> provider().sendForSignature(request("1")).signingReference());
    }

    @Test
    public void checkStatus_sentRequest_namesIt() {
        needs("send_for_signature");
        needs("check_signature");
        String reference = send();

        SigningStatus status = provider().checkStatus(reference);

        assertThat(status.signingReference()).isEqualTo(reference);
        assertSimulatedOnlyIfTheAdapterIs(status.outcome());
    }

    @Test
    public void downloadSigned_hasBytesOnlyWhenReallySigned() {
        needs("send_for_signature");
        needs("check_signature");
        needs("download_signed");
        String reference = send();

        if (provider().simulated()) {
            assertThat(provider().downloadSigned(reference)).isEmpty();
        } else if (provider().checkStatus(reference).state() == SigningState.SIGNED) {
            assertThat(provider().downloadSigned(reference)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> assertThat(provider().downloadSigned(reference))
                            .as("a document that nobody signed")
                            .isNull())
                    .isInstanceOfSatisfying(
                            IntegrationException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.INVALID_REQUEST));
        }
    }

    private String send() {
        return requireNonNull(provider().sendForSignature(request("1")).signingReference(), "signingReference");
    }
}
