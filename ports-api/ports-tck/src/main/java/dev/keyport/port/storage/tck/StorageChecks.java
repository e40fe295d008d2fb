package dev.keyport.port.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.FailureKind;
import dev.keyport.port.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the contract share. */
final class StorageChecks {

    private StorageChecks() {}

    static void assertFails(FailureKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    static void assertRefused(int status) {
        assertThat(status).isBetween(400, 499).isNotEqualTo(404);
    }

    static List<Duration> outOfRange(Duration longest) {
        return List.of(Duration.ZERO, Duration.ofSeconds(-1), longest.plusMillis(1), Duration.ofDays(7));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
