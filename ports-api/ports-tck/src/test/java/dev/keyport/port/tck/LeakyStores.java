package dev.keyport.port.tck;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.FailureKind;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.port.secrets.tck.SecretStoreContract;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageException;
import dev.keyport.port.storage.StorageKey;
import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.StoredObject;
import dev.keyport.port.storage.tck.StorageServiceContract;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores in memory that keep one version of everything, and some of them their contents not to themselves. */
final class LeakyStores {

    private static final Logger LOG = LoggerFactory.getLogger("store");

    private LeakyStores() {}

    static class KeepsSecrets extends SecretStoreContract {

        private final SecretStore store = new MapOfSecrets(this::told);

        @Override
        protected SecretStore store() {
            return store;
        }

        void told(String secret) {}
    }

    static class LogsSecrets extends KeepsSecrets {
        @Override
        void told(String secret) {
            LOG.debug("keeping {}", secret);
        }
    }

    static class KeepsObjects extends StorageServiceContract {

        private final StorageService store = new MapOfObjects(this::told);

        @Override
        protected StorageService storage() {
            return store;
        }

        @Override
        protected StorageService storage(Clock clock) {
            return store;
        }

        void told(String url) {}
    }

    static class LogsSignedUrls extends KeepsObjects {
        @Override
        void told(String url) {
            LOG.info("signed {}", url);
        }
    }

    private record MapOfSecrets(Consumer<String> told, Map<String, byte[]> secrets) implements SecretStore {

        MapOfSecrets(Consumer<String> told) {
            this(told, new ConcurrentHashMap<>());
        }

        @Override
        public StoredSecret store(Caller caller, SecretName name, Secret secret) {
            if (caller.role() == Role.MEMBER) {
                throw new AccessDeniedException(caller, "members store no secrets");
            }
            told.accept(secret.revealUtf8());
            secrets.put(caller.tenant() + " " + name, secret.use(byte[]::clone));
            return new StoredSecret(new SecretVersion(1), "00000000");
        }

        @Override
        public Secret retrieve(Caller caller, SecretName name) {
            byte[] secret = secrets.get(caller.tenant() + " " + name);
            if (secret == null) {
                throw new SecretNotFoundException(name);
            }
            return Secret.copyOf(secret);
        }

        @Override
        public Secret retrieve(Caller caller, SecretName name, SecretVersion version) {
            if (version.number() > 1) {
                throw new SecretNotFoundException(name);
            }
            return retrieve(caller, name);
        }

        @Override
        public void delete(Caller caller, SecretName name) {
            secrets.remove(caller.tenant() + " " + name);
        }

        @Override
        public void deleteThrough(Caller caller, SecretName name, SecretVersion version) {
            delete(caller, name);
        }

        @Override
        public boolean exists(Caller caller, SecretName name) {
            return secrets.containsKey(caller.tenant() + " " + name);
        }

        @Override
        public String toString() {
            return "secrets in memory";
        }
    }

    private record MapOfObjects(Consumer<String> told, Map<String, byte[]> objects) implements StorageService {

        MapOfObjects(Consumer<String> told) {
            this(told, new ConcurrentHashMap<>());
        }

        @Override
        public void upload(StorageKey key, byte[] content, String contentType) {
            objects.put(key.value(), content);
        }

        @Override
        public void upload(StorageKey key, InputStream content, long contentLength, String contentType) {
            throw new StorageException(key, FailureKind.INVALID_REQUEST, "no streams are kept in memory", null);
        }

        @Override
        public byte[] download(StorageKey key) {
            byte[] content = objects.get(key.value());
            if (content == null) {
                throw new StorageException(key, FailureKind.NOT_FOUND, "there is no object", null);
            }
            return content;
        }

        @Override
        public StoredObject open(StorageKey key) {
            byte[] content = download(key);
            return new StoredObject(new ByteArrayInputStream(content), content.length, "application/pdf");
        }

        @Override
        public void delete(StorageKey key) {
            objects.remove(key.value());
        }

        @Override
        public PresignedUrl generateUploadUrl(StorageKey key, String contentType, long contentLength, Duration expiry) {
            return generateDownloadUrl(key, expiry);
        }

        @Override
        public PresignedUrl generateDownloadUrl(StorageKey key, Duration expiry) {
            String url = "https://store.example/" + key.value() + "?expires=60&signature=" + UUID.randomUUID();
            told.accept(url);
            return new PresignedUrl(url, Instant.now().plus(expiry));
        }

        @Override
        public String toString() {
            return "objects in memory";
        }
    }
}
