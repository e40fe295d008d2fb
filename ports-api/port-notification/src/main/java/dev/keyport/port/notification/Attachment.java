package dev.keyport.port.notification;

import java.util.Objects;

/**
 * A file that travels with a message. Treat as immutable: the bytes are not copied.
 *
 * @param fileName a name without folders
 * @param contentType its media type, for example {@code application/pdf}
 * @param content the whole file
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file; copying them would double the memory
public record Attachment(String fileName, String contentType, byte[] content) {

    /**
     * @throws IllegalArgumentException when the file name has a folder or a control character
     */
    public Attachment {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(content, "content");
        if (fileName.isBlank() || fileName.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "the file name of an attachment has no folder and no control characters");
        }
    }

    /** Shows type and size. */
    @Override
    public String toString() {
        return "Attachment[" + content.length + " bytes of " + contentType + "]";
    }
}
