package dev.keyport.adapters.s3;

import dev.keyport.port.Secret;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on a free port of the loopback interface, which verifies signatures. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "documents";
    static final String ACCESS_KEY = "AKIATESTACCESSKEY";
    static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** @param folder an existing one */
    static S3Server start(Path folder) throws Exception {
        return start(folder, 0);
    }

    /** @param port 0 for a free one */
    static S3Server start(Path folder, int port) throws Exception {
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .stopTimeout(0)
                .build();
        proxy.start();
        return new S3Server(proxy);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    S3Config config() {
        return config(BUCKET, ACCESS_KEY, SECRET_KEY);
    }

    S3Config config(String bucket, String accessKey, String secretKey) {
        return new S3Config(endpoint(), bucket, "eu-central-1", accessKey, Secret.ofUtf8(secretKey));
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
