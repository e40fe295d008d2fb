package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;

/** Both suites with both providers, and three keys each. */
enum Sealing {
    RING_JDK(1, CryptoProvider.JDK),
    RING_BOUNCY_CASTLE(1, CryptoProvider.BOUNCY_CASTLE),
    EXTERNAL_JDK(2, CryptoProvider.JDK),
    EXTERNAL_BOUNCY_CASTLE(2, CryptoProvider.BOUNCY_CASTLE);

    static final Map<Long, byte[]> KEYS =
            Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2), 0xFFFF_FFFEL, TestKeys.bytes(3));
    static final SealContext CONTEXT = context("acme", "accounting:xero:api_key", 1);

    private final int suite;
    private final CryptoProvider provider;

    Sealing(int suite, CryptoProvider provider) {
        this.suite = suite;
        this.provider = provider;
    }

    Kps1 format() {
        return format(1, new SecureRandom());
    }

    Kps1 format(long activeId, SecureRandom random) {
        KeyWrapping wrapping = suite == 1
                ? new LocalWrapping(KeyRing.of(activeId, KEYS))
                : new ExternalWrapping(new VaultOfKeys(random, activeId, KEYS));
        return new Kps1(wrapping, provider, random);
    }

    /** The same suite with the other provider. */
    Sealing other() {
        return switch (this) {
            case RING_JDK -> RING_BOUNCY_CASTLE;
            case RING_BOUNCY_CASTLE -> RING_JDK;
            case EXTERNAL_JDK -> EXTERNAL_BOUNCY_CASTLE;
            case EXTERNAL_BOUNCY_CASTLE -> EXTERNAL_JDK;
        };
    }

    /** One of the other suite. */
    Sealing otherSuite() {
        return suite == 1 ? EXTERNAL_JDK : RING_JDK;
    }

    int suite() {
        return suite;
    }

    /** Where the data nonce stands. */
    int dataAt() {
        return suite == 1 ? 98 : 100;
    }

    static byte[] seal(Kps1 format, SealContext context, String text) {
        try (Secret secret = Secret.ofUtf8(text)) {
            return format.seal(context, secret);
        }
    }

    static String open(Kps1 format, SealContext context, byte[] blob) throws UnsealException {
        try (Secret secret = format.open(context, blob)) {
            return secret.revealUtf8();
        }
    }

    static SealContext context(String tenant, String name, int version) {
        return new SealContext(new TenantId(tenant), new SecretName(name), new SecretVersion(version));
    }

    /** The same bytes in every run. */
    static SecureRandom sameEveryTime(long seed) {
        Random random = new Random(seed);
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                random.nextBytes(bytes);
            }
        };
    }
}
