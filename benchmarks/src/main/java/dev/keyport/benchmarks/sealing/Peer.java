package dev.keyport.benchmarks.sealing;

import dev.keyport.secrets.aesgcm.CryptoProvider;
import dev.keyport.secrets.aesgcm.KeyportSealer;
import java.security.GeneralSecurityException;

/** What is compared. */
public enum Peer {
    /** The floor: one key for everything, nothing bound to a tenant, the cipher kept. */
    JDK_GCM_CIPHER_KEPT("JDK AES-GCM, cipher kept"),
    JDK_GCM_GET_INSTANCE("JDK AES-GCM, getInstance each time"),
    TINK_AEAD("Tink AEAD"),
    /** As Keyport does it: a data key for every message, wrapped by a key encryption key. */
    TINK_ENVELOPE("Tink envelope AEAD"),
    BOUNCY_CASTLE_GCM("BouncyCastle GCM"),
    SPRING_SECURITY_GCM("Spring Security Crypto GCM"),
    JASYPT_AES_256("Jasypt AES-256"),
    KEYPORT_JDK("Keyport, JDK"),
    KEYPORT_BOUNCY_CASTLE("Keyport, BouncyCastle");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** A sealer with a new key. */
    public Sealer create() throws GeneralSecurityException {
        return switch (this) {
            case JDK_GCM_CIPHER_KEPT -> new JdkGcm(true);
            case JDK_GCM_GET_INSTANCE -> new JdkGcm(false);
            case TINK_AEAD -> TinkSealer.aead();
            case TINK_ENVELOPE -> TinkSealer.envelope();
            case BOUNCY_CASTLE_GCM -> new BouncyCastleGcm();
            case SPRING_SECURITY_GCM -> new SpringSecurityGcm();
            case JASYPT_AES_256 -> new JasyptAes256();
            case KEYPORT_JDK -> new KeyportSealer(CryptoProvider.JDK);
            case KEYPORT_BOUNCY_CASTLE -> new KeyportSealer(CryptoProvider.BOUNCY_CASTLE);
        };
    }
}
