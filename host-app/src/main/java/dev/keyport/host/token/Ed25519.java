package dev.keyport.host.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 by the JDK, for keys as a JWK has them: 32 bytes. */
final class Ed25519 {

    /** The head of a SubjectPublicKeyInfo for this algorithm (RFC 8410, section 4); the key's bytes follow. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    private Ed25519() {}

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) throws GeneralSecurityException {
        if (publicKey.length != KEY_BYTES) {
            throw new InvalidKeySpecException("an Ed25519 key has 32 bytes");
        }
        // The JDK ignores what follows the 64 bytes.
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        byte[] encoded = new byte[PREFIX.length + KEY_BYTES];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(publicKey, 0, encoded, PREFIX.length, KEY_BYTES);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(message);
        return verifier.verify(signature);
    }
}
