package dev.keyport.port.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SigningRequestTest {

    @Test
    void toString_showsNeitherDocumentNorPerson() {
        SigningRequest request = new SigningRequest(
                new byte[] {1, 2, 3},
                "application/pdf",
                "Zoe Smith",
                "zoe@example.com",
                "https://app.example.com/hook?t=4711");

        assertThat(request).hasToString("SigningRequest[3 bytes of application/pdf]");
    }
}
