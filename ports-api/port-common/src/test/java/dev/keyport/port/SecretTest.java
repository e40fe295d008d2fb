package dev.keyport.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Serializable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String TEXT = "sk-live-ä4711";

    @Test
    void close_takenOverArray_isZeroed() {
        byte[] bytes = TEXT.getBytes(UTF_8);

        Secret.takeOver(bytes).close();

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void close_copiedArray_zeroesTheCopyAndLeavesTheCallersArray() {
        byte[] mine = TEXT.getBytes(UTF_8);
        Secret secret = Secret.copyOf(mine);
        byte[] inside = secret.use(Function.identity());

        secret.close();

        assertThat(inside).isNotSameAs(mine).containsOnly(0);
        assertThat(mine).isEqualTo(TEXT.getBytes(UTF_8));
    }

    @Test
    void close_again_doesNothing() {
        Secret secret = Secret.ofUtf8(TEXT);
        secret.close();
        secret.close();

        assertThatIllegalStateException().isThrownBy(secret::length);
    }

    @Test
    void anyUse_afterClose_fails() {
        Secret closed = Secret.ofUtf8(TEXT);
        closed.close();

        assertThatIllegalStateException().isThrownBy(() -> closed.use(bytes -> bytes.length));
        assertThatIllegalStateException().isThrownBy(closed::revealUtf8);
        assertThatIllegalStateException().isThrownBy(closed::length);
        try (Secret open = Secret.ofUtf8(TEXT)) {
            assertThatIllegalStateException().isThrownBy(() -> closed.matches(open));
            assertThatIllegalStateException().isThrownBy(() -> open.matches(closed));
        }
    }

    @Test
    void use_open_handsOverTheVeryBytes() {
        byte[] bytes = TEXT.getBytes(UTF_8);
        try (Secret secret = Secret.takeOver(bytes)) {
            assertThat(secret.<byte[]>use(Function.identity())).isSameAs(bytes);
            assertThat(secret.length()).isEqualTo(bytes.length);
            assertThat(secret.revealUtf8()).isEqualTo(TEXT);
        }
    }

    @Test
    void matches_sameBytesOnly() {
        try (Secret secret = Secret.ofUtf8(TEXT);
                Secret same = Secret.copyOf(TEXT.getBytes(UTF_8));
                Secret other = Secret.ofUtf8(TEXT + "x")) {
            assertThat(secret.matches(same)).isTrue();
            assertThat(secret.matches(other)).isFalse();
            assertThat(secret).isNotEqualTo(same);
        }
    }

    @Test
    void toString_openOrClosed_isRedacted() {
        Secret secret = Secret.ofUtf8(TEXT);
        assertThat(secret).hasToString("Secret[redacted]");
        secret.close();
        assertThat(secret).hasToString("Secret[redacted]");
    }

    @Test
    void type_isNotSerializable() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
    }
}
