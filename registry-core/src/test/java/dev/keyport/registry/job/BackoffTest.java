package dev.keyport.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration BASE = Duration.ofMillis(500);
    private static final Duration CAP = Duration.ofSeconds(60);

    @Test
    void after_atMost_doublesUpToTheCap() {
        Backoff most = new Backoff(BASE, CAP, () -> 1);

        assertThat(most.after(1, null)).isEqualTo(BASE);
        assertThat(most.after(2, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(most.after(7, null)).isEqualTo(Duration.ofSeconds(32));
        assertThat(most.after(8, null)).isEqualTo(CAP);
        assertThat(most.after(1_000, null)).isEqualTo(CAP);
    }

    @Test
    void after_atLeast_isNothing() {
        assertThat(new Backoff(BASE, CAP, () -> 0).after(12, null)).isZero();
        assertThat(new Backoff(BASE, CAP, () -> 0.5).after(3, null)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void after_whatTheProviderAsksFor_isHonouredUpToAnHour() {
        Backoff none = new Backoff(BASE, CAP, () -> 0);

        assertThat(none.after(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(none.after(1, Duration.ofHours(5))).isEqualTo(Duration.ofHours(1));
        assertThat(new Backoff(BASE, CAP, () -> 1).after(8, Duration.ofSeconds(1)))
                .isEqualTo(CAP);
    }
}
