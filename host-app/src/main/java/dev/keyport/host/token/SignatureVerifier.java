package dev.keyport.host.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Checks a signature with one key, if the key is meant for that. Thread-safe. */
final class SignatureVerifier {

    private static final int MIN_RSA_BITS = 2048;

    /** Verifies ES256 five times as fast as the JDK's own. Never registered for the whole process. */
    private final Provider ecdsa = new BouncyCastleProvider();

    /** Whether the key's type, curve, use and algorithm allow it to verify signatures of this algorithm. */
    static boolean fits(JWK key, JWSAlgorithm algorithm) {
        boolean meantForIt = (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
        return meantForIt && typeFits(key, algorithm);
    }

    private static boolean typeFits(JWK key, JWSAlgorithm algorithm) {
        if (algorithm.equals(JWSAlgorithm.ES256)) {
            return key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
        }
        if (algorithm.equals(JWSAlgorithm.RS256)) {
            return key instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS;
        }
        return algorithm.equals(JWSAlgorithm.EdDSA)
                && key instanceof OctetKeyPair okp
                && okp.getCurve().equals(Curve.Ed25519);
    }

    /** Whether this key made the signature; no for a key that does not fit. */
    boolean verifies(CompactToken token, JWK key) {
        if (!fits(key, token.header().getAlgorithm())) {
            return false;
        }
        byte[] signed = token.signedText().getBytes(StandardCharsets.US_ASCII);
        try {
            if (key instanceof OctetKeyPair okp) {
                return Ed25519.verifies(
                        okp.getDecodedX(), signed, token.signature().decode());
            }
            return verifier(key).verify(token.header(), signed, token.signature());
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    private JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof ECKey ec) {
            ECDSAVerifier verifier = new ECDSAVerifier(ec.toECPublicKey());
            verifier.getJCAContext().setProvider(ecdsa);
            return verifier;
        }
        return new RSASSAVerifier(key.toRSAKey().toRSAPublicKey());
    }
}
