package dev.keyport.host.development;

import dev.keyport.port.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/**
 * An S3 server over the folder {@code documents} of the data folder, on a port of 127.0.0.1 that stays the same from start to
 * start while it is free.
 *
 * <p>It verifies version 4 signatures, those of presigned URLs included, and has one bucket. It knows no tags, lifecycle rules
 * or versions. Thread-safe.
 */
public final class EmbeddedS3Server implements AutoCloseable {

    private static final String BUCKET = "keyport";
    private static final String REGION = "us-east-1";
    private static final int ACCESS_KEY_BYTES = 15;
    private static final int SECRET_KEY_BYTES = 32;
    private static final int MAX_THREADS = 32;

    private final DataFolder folder;
    private final S3Proxy server;

    private EmbeddedS3Server(DataFolder folder, S3Proxy server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server of the folder. The first start makes the bucket and the keys.
     *
     * @throws EmbeddedServerException when it does not start
     */
    public static EmbeddedS3Server start(DataFolder folder) {
        Path documents = folder.folder("documents");
        int port = RememberedPort.choose(folder.path().resolve("s3.port"));
        try (Secret accessKey = accessKey(folder);
                Secret secretKey = secretKey(folder)) {
            // a folder that others may list is a bucket that everybody may list
            OwnerOnly.createPrivateFolder(documents.resolve(BUCKET));
            Properties store = new Properties();
            store.setProperty("jclouds.filesystem.basedir", documents.toString());
            S3Proxy server = S3Proxy.builder()
                    .blobStore(BlobStores.create("filesystem", store))
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, accessKey.revealUtf8(), secretKey.revealUtf8())
                    .jettyMaxThreads(MAX_THREADS)
                    .build();
            return started(new EmbeddedS3Server(folder, server));
        } catch (IOException e) {
            throw new EmbeddedServerException("the S3 server of " + documents + " does not start", e);
        }
    }

    private static EmbeddedS3Server started(EmbeddedS3Server s3) {
        try {
            s3.server.start();
            return s3;
        } catch (Exception e) {
            throw new EmbeddedServerException("the S3 server of " + s3.folder.path() + " does not start", e);
        }
    }

    /** Where clients connect: {@code http://127.0.0.1:<port>}. Objects are addressed by path, not by host name. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** The region that clients sign with. */
    public String region() {
        return REGION;
    }

    /** The bucket, which exists from the first start on. */
    public String bucket() {
        return BUCKET;
    }

    /** The name of the secret key, as it appears in every presigned URL. */
    public String accessKey() {
        try (Secret accessKey = accessKey(folder)) {
            return accessKey.revealUtf8();
        }
    }

    /** The key that clients sign with, for the caller to close. */
    public Secret secretKey() {
        return secretKey(folder);
    }

    private static Secret accessKey(DataFolder folder) {
        return folder.secret("s3-access-key", () -> RandomSecrets.ofBytes(ACCESS_KEY_BYTES));
    }

    private static Secret secretKey(DataFolder folder) {
        return folder.secret("s3-secret-key", () -> RandomSecrets.ofBytes(SECRET_KEY_BYTES));
    }

    /**
     * Stops the server; requests in flight may finish. May be called again.
     *
     * @throws EmbeddedServerException when it does not stop
     */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new EmbeddedServerException("the S3 server of " + folder.path() + " does not stop", e);
        }
    }
}
