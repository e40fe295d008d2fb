package dev.keyport.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ConfigTest {

    private static final String ACCESS_KEY = "AKIATESTACCESSKEY";
    private static final String SECRET_KEY = "not-for-any-log";

    @Test
    void toString_always_hidesTheCredentials() {
        assertThat(config("https://s3.example.com", "documents", "eu-central-1", ACCESS_KEY))
                .asString()
                .contains("s3.example.com", "documents", "eu-central-1")
                .doesNotContain(ACCESS_KEY, SECRET_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "https://s3.example.com", "https://s3.example.com/", "HTTPS://s3"})
    void new_goodEndpoint_isAccepted(String endpoint) {
        assertThat(config(endpoint, "documents", "eu-central-1", ACCESS_KEY).endpoint())
                .isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3.example.com",
                "ftp://s3.example.com",
                "file:///etc/passwd",
                "mailto:a@example.com",
                "https:///documents",
                "https://user:password@s3.example.com",
                "https://s3.example.com/path",
                "https://s3.example.com?a=b",
                "https://s3.example.com#a"
            })
    void new_badEndpoint_isRefusedWithoutRepeatingIt(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(endpoint, "documents", "eu-central-1", ACCESS_KEY))
                .withMessageNotContaining(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ab", "Documents", "docu/ments", "docu..ments", "-documents", "documents.", "a b c", "%2e%2e"
            })
    void new_badBucket_isRefused(String bucket) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("https://s3.example.com", bucket, "eu-central-1", ACCESS_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "eu central", "eu/central", "-eu", "eu-"})
    void new_badRegion_isRefused(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("https://s3.example.com", "documents", region, ACCESS_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "AKIA KEY", "AKIA/KEY", "AKIA\nKEY", "AKIA,KEY", "AKIA=KEY"})
    void new_badAccessKey_isRefusedWithoutRepeatingIt(String accessKey) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("https://s3.example.com", "documents", "eu-central-1", accessKey))
                .withMessageNotContaining("KEY");
    }

    @Test
    void new_emptySecretKey_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new S3Config(
                        URI.create("https://s3.example.com"),
                        "documents",
                        "eu-central-1",
                        ACCESS_KEY,
                        Secret.ofUtf8("")));
    }

    private static S3Config config(String endpoint, String bucket, String region, String accessKey) {
        return new S3Config(URI.create(endpoint), bucket, region, accessKey, Secret.ofUtf8(SECRET_KEY));
    }
}
