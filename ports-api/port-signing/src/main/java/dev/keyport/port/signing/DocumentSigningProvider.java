package dev.keyport.port.signing;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Has documents signed by people, through the tenant's signing service (DocuSign, SigniFlow and the like). Seed: epic 147.
 */
@PortDomain("document_signing")
public interface DocumentSigningProvider extends IntegrationPort {

    /**
     * Sends the document to the signer. Each call sends it again.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("send_for_signature")
    SigningResult sendForSignature(SigningRequest request);

    /**
     * Asks how far a request has come.
     *
     * @param signingReference as {@link #sendForSignature} returned it
     * @throws dev.keyport.port.IntegrationException with {@link dev.keyport.port.FailureKind#NOT_FOUND} for an unknown one
     */
    @RequiresCapability("check_signature")
    SigningStatus checkStatus(String signingReference);

    /**
     * The signed document; no bytes when simulated.
     *
     * @param signingReference as {@link #sendForSignature} returned it
     * @throws dev.keyport.port.IntegrationException with {@link dev.keyport.port.FailureKind#NOT_FOUND} for an unknown one,
     *     and with {@link dev.keyport.port.FailureKind#INVALID_REQUEST} while it is not signed
     */
    @RequiresCapability("download_signed")
    byte[] downloadSigned(String signingReference);
}
