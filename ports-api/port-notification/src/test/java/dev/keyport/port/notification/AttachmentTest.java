package dev.keyport.port.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    void new_nameWithFolderControlCharacterOrBlank_isRefused() {
        for (String name : List.of("", " ", "../a.pdf", "/etc/passwd", "a\\b.pdf", "a\nb.pdf")) {
            assertThatIllegalArgumentException().as(name).isThrownBy(() -> pdf(name));
        }
    }

    @Test
    void toString_showsTypeAndSizeOnly() {
        assertThat(pdf("Zoe Smith.pdf")).hasToString("Attachment[3 bytes of application/pdf]");
    }

    private static Attachment pdf(String name) {
        return new Attachment(name, "application/pdf", new byte[] {1, 2, 3});
    }
}
