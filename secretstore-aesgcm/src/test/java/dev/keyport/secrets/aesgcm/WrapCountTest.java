package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrapCountTest {

    private final AtomicLong stored = new AtomicLong();
    private final WrapCount count = WrapCount.of(7, (kekId, dataKeys) -> stored.addAndGet(dataKeys));

    @Test
    void countOne_moreThanOneBlock_isCountedBeforeUse() {
        for (int i = 1; i <= 2_500; i++) {
            count.countOne();
            assertThat(stored.get()).isGreaterThanOrEqualTo(i).isLessThan(i + 1_000L);
        }
    }

    @Test
    void countOne_limitReached_isRefusedAndNamesTheKey() {
        stored.set(WrapCount.REFUSE_AT - 1_000);
        for (int i = 0; i < 1_000; i++) {
            count.countOne();
        }

        assertThatIllegalStateException().isThrownBy(count::countOne).withMessageContaining("id 7");
    }
}
