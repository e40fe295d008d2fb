package dev.keyport.port.signing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document and who is to sign it. Treat as immutable: the bytes are not copied.
 *
 * @param documentBytes the whole document
 * @param contentType its media type, for example {@code application/pdf}
 * @param callbackUrl where the service may report progress; null to be asked with
 *     {@link DocumentSigningProvider#checkStatus} instead
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file; copying them would double the memory
public record SigningRequest(
        byte[] documentBytes,
        String contentType,
        String signerName,
        String signerEmail,
        @Nullable String callbackUrl) {

    public SigningRequest {
        Objects.requireNonNull(documentBytes, "documentBytes");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(signerName, "signerName");
        Objects.requireNonNull(signerEmail, "signerEmail");
    }

    /** Shows the size and type, not the document and not the person. */
    @Override
    public String toString() {
        return "SigningRequest[" + documentBytes.length + " bytes of " + contentType + "]";
    }
}
