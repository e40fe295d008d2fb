package dev.keyport.benchmarks.sealing;

import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Spring Security Crypto's AES-256-GCM; it derives its key from a password once. */
final class SpringSecurityGcm implements Sealer {

    private final AesBytesEncryptor encryptor = new AesBytesEncryptor(
            "a password of this benchmark",
            "5c0744940b5c369b",
            KeyGenerators.secureRandom(16),
            AesBytesEncryptor.CipherAlgorithm.GCM);

    @Override
    public byte[] seal(byte[] plaintext) {
        return encryptor.encrypt(plaintext);
    }

    @Override
    public byte[] open(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }
}
