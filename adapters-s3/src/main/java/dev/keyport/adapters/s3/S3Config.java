package dev.keyport.adapters.s3;

import dev.keyport.adapters.s3.InvalidS3ConfigException.Part;
import dev.keyport.port.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the bucket is, and the credentials for it. Neither {@link #toString()} nor an error message shows the credentials.
 * Immutable, but for the secret, which its owner closes once the service is made.
 */
public final class S3Config {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ACCESS_KEY = Pattern.compile("[\\x21-\\x7e&&[^/,=]]{1,128}");

    private final URI endpoint;
    private final String bucket;
    private final String region;
    private final String accessKey;
    private final Secret secretKey;

    /**
     * @param endpoint {@code http} or {@code https}, a host and maybe a port, nothing else
     * @param bucket 3 to 63 lower-case letters, digits, {@code .} and {@code -}
     * @param region the region that requests are signed for, for example {@code eu-central-1}
     * @param accessKey the name of the credentials
     * @param secretKey the secret of the credentials; stays the caller's
     * @throws InvalidS3ConfigException when a value is not of the form; the message does not repeat it
     */
    public S3Config(URI endpoint, String bucket, String region, String accessKey, Secret secretKey) {
        this.endpoint = requireEndpoint(endpoint);
        this.bucket = requireForm(
                Part.BUCKET, BUCKET, bucket, "a bucket has 3 to 63 lower-case letters, digits, '.' and '-'");
        if (bucket.contains("..")) {
            throw new InvalidS3ConfigException(Part.BUCKET, "a bucket has no '..'");
        }
        this.region =
                requireForm(Part.REGION, REGION, region, "a region has 1 to 63 lower-case letters, digits and '-'");
        this.accessKey = requireForm(
                Part.ACCESS_KEY,
                ACCESS_KEY,
                accessKey,
                "an access key has 1 to 128 visible ASCII characters, without '/', ',' and '='");
        if (secretKey.length() == 0) {
            throw new InvalidS3ConfigException(Part.SECRET_KEY, "a secret key is not empty");
        }
        this.secretKey = secretKey;
    }

    public URI endpoint() {
        return endpoint;
    }

    public String bucket() {
        return bucket;
    }

    public String region() {
        return region;
    }

    String accessKey() {
        return accessKey;
    }

    Secret secretKey() {
        return secretKey;
    }

    /** Shows the endpoint, the bucket and the region. */
    @Override
    public String toString() {
        return "S3Config[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region
                + ", credentials=redacted]";
    }

    private static URI requireEndpoint(URI endpoint) {
        String scheme = endpoint.getScheme();
        boolean http = scheme != null && Pattern.matches("https?", scheme.toLowerCase(Locale.ROOT));
        String path = endpoint.getRawPath();
        boolean bare = (path == null || path.isEmpty() || path.equals("/"))
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null
                && endpoint.getRawUserInfo() == null;
        if (!http || endpoint.getHost() == null || !bare) {
            throw new InvalidS3ConfigException(
                    Part.ENDPOINT, "an endpoint is http or https, a host and maybe a port, nothing else");
        }
        return endpoint;
    }

    private static String requireForm(Part part, Pattern form, String value, String message) {
        Objects.requireNonNull(value, "value");
        if (!form.matcher(value).matches()) {
            throw new InvalidS3ConfigException(part, message);
        }
        return value;
    }
}
