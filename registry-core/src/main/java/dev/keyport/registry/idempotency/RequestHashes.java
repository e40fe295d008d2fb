package dev.keyport.registry.idempotency;

import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the hashes of requests: over method, path and body, each with its length in front. Thread-safe.
 *
 * <p>A plain hash of a body that is a secret would be a way to guess it. Such a body is hashed with a key: 32 random bytes of the
 * tenant's own, sealed in the secret store as {@value #KEY_NAME}, so that every node and every later process makes the same hash.
 */
public final class RequestHashes {

    static final String KEY_NAME = "keyport:idempotency:hmac";

    private static final SecretName NAME = new SecretName(KEY_NAME);
    private static final SecretVersion FIRST = new SecretVersion(1);
    private static final String HMAC = "HmacSHA256";

    private final SecretStore secrets;
    private final SecureRandom random = new SecureRandom();

    public RequestHashes(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** The SHA-256 of a request that carries no secret. */
    public static RequestHash plain(String method, String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts(method, path, body).forEach(digest::update);
            return new RequestHash(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The HMAC-SHA-256 of a request that carries a secret, with the key of the caller's tenant; made when there is none. */
    public RequestHash keyed(Caller caller, String method, String path, byte[] body) {
        try (Secret key = key(caller.tenant())) {
            return key.use(bytes -> hmac(bytes, parts(method, path, body)));
        }
    }

    /** The first version counts, also when another node stored a second one at the same moment. */
    private Secret key(TenantId tenant) {
        Caller system = Caller.system(tenant);
        try {
            return secrets.retrieve(system, NAME, FIRST);
        } catch (SecretNotFoundException e) {
            byte[] bytes = new byte[RequestHash.BYTES];
            random.nextBytes(bytes);
            try (Secret fresh = Secret.takeOver(bytes)) {
                secrets.store(system, NAME, fresh);
            }
            return secrets.retrieve(system, NAME, FIRST);
        }
    }

    private static RequestHash hmac(byte[] key, List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            parts.forEach(mac::update);
            return new RequestHash(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static List<byte[]> parts(String method, String path, byte[] body) {
        byte[] methodBytes = method.getBytes(StandardCharsets.UTF_8);
        byte[] pathBytes = path.getBytes(StandardCharsets.UTF_8);
        return List.of(length(methodBytes), methodBytes, length(pathBytes), pathBytes, length(body), body);
    }

    private static byte[] length(byte[] part) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array();
    }
}
