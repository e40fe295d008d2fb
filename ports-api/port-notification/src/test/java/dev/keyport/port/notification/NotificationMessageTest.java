package dev.keyport.port.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationMessageTest {

    @Test
    void new_lineBreakInRecipientOrSubject_isRefused() {
        for (String broken : List.of("a@example.com\r\nBcc: b@example.com", "a\nb", "a\u0000b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> message(broken, "Subject"));
            assertThatIllegalArgumentException().isThrownBy(() -> message("a@example.com", broken));
        }
    }

    @Test
    void new_lineBreakInBody_isKept() {
        assertThat(new NotificationMessage("a@example.com", null, "one\ntwo", List.of()).body())
                .isEqualTo("one\ntwo");
    }

    @Test
    void attachments_changedByTheGiverAfterwards_stayAsTheyWere() {
        List<Attachment> given = new ArrayList<>();
        NotificationMessage message = new NotificationMessage("a@example.com", null, "Text", given);
        given.add(new Attachment("a.txt", "text/plain", new byte[1]));

        assertThat(message.attachments()).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> message.attachments().addAll(given));
    }

    @Test
    void toString_showsNeitherPersonNorText() {
        assertThat(message("zoe@example.com", "Invoice of Zoe").toString())
                .contains("4 characters", "0 attachments")
                .doesNotContain("zoe", "Zoe", "Text");
    }

    private static NotificationMessage message(String recipient, String subject) {
        return new NotificationMessage(recipient, subject, "Text", List.of());
    }
}
