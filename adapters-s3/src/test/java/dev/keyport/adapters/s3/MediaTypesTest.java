package dev.keyport.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "text/plain; charset=utf-8",
                "text/plain;charset=\"utf-8\"",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "image/svg+xml",
                "multipart/mixed; a=1; b=2"
            })
    void require_mediaType_isAccepted(String contentType) {
        assertThat(MediaTypes.require(contentType)).isEqualTo(contentType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pdf",
                "/",
                "application/",
                "/pdf",
                "application/pdf;",
                "application/pdf; charset",
                "application/pdf, text/html",
                "application/pdf\r\nX-Amz-Acl: public-read",
                "application/pdf\n",
                "application/p df",
                "text/plain; a=\"\u0000\"",
                "t\u00e9xt/plain"
            })
    void require_noMediaType_isRefused(String contentType) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaTypes.require(contentType));
    }
}
