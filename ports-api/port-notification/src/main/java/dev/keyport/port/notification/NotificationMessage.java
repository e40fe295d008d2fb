package dev.keyport.port.notification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient. Immutable.
 *
 * @param recipient an address of the channel's kind: an e-mail address, a phone number (E.164), a chat channel
 * @param subject one line; null where the channel has no subjects
 * @param body plain text
 * @param attachments none where the channel takes none
 */
public record NotificationMessage(
        String recipient, @Nullable String subject, String body, List<Attachment> attachments) {

    /**
     * @throws IllegalArgumentException when the recipient or the subject has a line break, which would let it add headers
     */
    public NotificationMessage {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(body, "body");
        attachments = List.copyOf(attachments);
        requireOneLine(recipient, "the recipient");
        if (subject != null) {
            requireOneLine(subject, "the subject");
        }
    }

    /** Shows sizes, not the person and not the text. */
    @Override
    public String toString() {
        return "NotificationMessage[body of " + body.length() + " characters, " + attachments.size() + " attachments]";
    }

    private static void requireOneLine(String text, String what) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " of a message has no line breaks or control characters");
        }
    }
}
