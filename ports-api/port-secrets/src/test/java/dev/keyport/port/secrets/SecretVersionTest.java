package dev.keyport.port.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretVersionTest {

    @Test
    void new_positiveNumber_isKept() {
        assertThat(new SecretVersion(1).number()).isEqualTo(1);
        assertThat(new SecretVersion(Integer.MAX_VALUE).number()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void new_zeroOrLess_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecretVersion(-1));
    }
}
