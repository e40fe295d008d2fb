package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.keyport.port.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSealTest {

    private static final byte[] KEY = TestRing.newKey();
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("alice").build();

    private final CookieSeal seal = new CookieSeal(Map.of(1L, Secret.copyOf(KEY)));

    @Test
    void open_sealed_isTheSame() {
        assertThat(seal.open(seal.seal(CLAIMS))).contains(CLAIMS);
    }

    @Test
    void seal_twice_isNeverTheSame() {
        assertThat(seal.seal(CLAIMS)).isNotEqualTo(seal.seal(CLAIMS));
    }

    @Test
    void open_otherPurpose_isNothing() {
        String session = new CookieSeal(TestRing.KEYS.derive("page-session")).seal(CLAIMS);

        assertThat(new CookieSeal(TestRing.KEYS.derive("page-signin")).open(session))
                .isEmpty();
    }

    @Test
    void open_otherEncryptionUnderTheSameKey_isNothing() throws JOSEException {
        assertThat(seal.open(sealedWith(EncryptionMethod.A128CBC_HS256, "1"))).isEmpty();
        assertThat(seal.open(sealedWith(EncryptionMethod.A256GCM, "1"))).contains(CLAIMS);
    }

    @Test
    void open_unknownOrNoKey_isNothing() throws JOSEException {
        assertThat(seal.open(sealedWith(EncryptionMethod.A256GCM, "2"))).isEmpty();
        assertThat(seal.open(sealedWith(EncryptionMethod.A256GCM, null))).isEmpty();
    }

    @Test
    void open_plainToken_isNothing() {
        assertThat(seal.open(new PlainJWT(CLAIMS).serialize())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "....", "a.b.c.d.e", "e30.e30.e30.e30.e30", "\u0000", "🍪"})
    void open_nonsense_isNothing(String text) {
        assertThat(seal.open(text)).isEmpty();
    }

    @Test
    void open_longerThanACookie_isNothing() {
        String text =
                seal.seal(new JWTClaimsSet.Builder().subject("a".repeat(4_000)).build());

        assertThat(seal.open(text)).isEmpty();
    }

    private static String sealedWith(EncryptionMethod method, @Nullable String keyId) throws JOSEException {
        EncryptedJWT sealed = new EncryptedJWT(
                new JWEHeader.Builder(JWEAlgorithm.DIR, method).keyID(keyId).build(), CLAIMS);
        sealed.encrypt(new DirectEncrypter(KEY));
        return sealed.serialize();
    }
}
