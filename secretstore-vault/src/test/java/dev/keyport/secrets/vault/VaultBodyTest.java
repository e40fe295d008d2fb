package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VaultBodyTest {

    @Test
    void of_content_isAJsonObjectUntilItIsClosed() {
        VaultBody body = VaultBody.of(json -> json.writeBinaryProperty("value", new byte[] {1, 2, 3}));
        byte[] bytes = body.content().array();

        assertThat(body.content().toByteArray())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"value\":\"AQID\"}");
        body.close();

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void answer_closed_isErased() {
        byte[] bytes = "{\"data\":\"AQID\"}".getBytes(StandardCharsets.UTF_8);
        VaultAnswer answer = new VaultAnswer(200, bytes, IllegalStateException::new);

        assertThat(answer.binary("/data"))
                .hasValueSatisfying(data -> assertThat(data).containsExactly(1, 2, 3));
        answer.close();

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void buffer_outgrownAndClosed_leavesOnlyZeros() {
        ErasableBuffer buffer = new ErasableBuffer(4);
        buffer.write(1);
        byte[] outgrown = buffer.array();
        buffer.write(new byte[] {0, 2, 3, 4, 5, 0}, 1, 4);
        byte[] last = buffer.array();

        assertThat(buffer.toByteArray()).containsExactly(1, 2, 3, 4, 5);
        assertThat(outgrown).hasSize(4).containsOnly(0);
        buffer.close();

        assertThat(last).containsOnly(0);
        assertThat(buffer.size()).isZero();
    }
}
