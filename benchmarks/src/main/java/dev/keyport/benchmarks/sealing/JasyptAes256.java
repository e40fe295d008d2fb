package dev.keyport.benchmarks.sealing;

import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.iv.RandomIvGenerator;

/** Jasypt's AES-256 from a password, with its default number of iterations; it authenticates nothing. */
final class JasyptAes256 implements Sealer {

    private final StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();

    JasyptAes256() {
        encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
        encryptor.setPassword("a password of this benchmark");
        encryptor.setIvGenerator(new RandomIvGenerator());
    }

    @Override
    public byte[] seal(byte[] plaintext) {
        return encryptor.encrypt(plaintext);
    }

    @Override
    public byte[] open(byte[] sealed) {
        return encryptor.decrypt(sealed);
    }
}
