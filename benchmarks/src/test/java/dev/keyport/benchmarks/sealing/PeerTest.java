package dev.keyport.benchmarks.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerTest {

    @ParameterizedTest
    @EnumSource
    void open_sealedTwice_returnsThePlaintextOfBoth(Peer peer) throws GeneralSecurityException {
        byte[] plaintext = "sk_live_0123456789".getBytes(StandardCharsets.US_ASCII);
        Sealer sealer = peer.create();

        byte[] first = sealer.seal(plaintext);
        byte[] second = sealer.seal(plaintext);

        assertThat(first).isNotEqualTo(second).hasSizeGreaterThan(plaintext.length);
        assertThat(sealer.open(first)).isEqualTo(plaintext);
        assertThat(sealer.open(second)).isEqualTo(plaintext);
    }
}
