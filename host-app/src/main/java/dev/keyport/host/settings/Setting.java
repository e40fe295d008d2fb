package dev.keyport.host.settings;

/** One thing that an operator can set: an environment variable, and the flag that wins over it. */
public enum Setting {
    PORT("KEYPORT_PORT", "--port", "Port to listen on, 0 for any that is free. Default: 8080."),
    HOST("KEYPORT_HOST", "--host", "Address to listen on. Default: 127.0.0.1; development mode allows no other."),
    DATA("KEYPORT_DATA", "--data", "Folder of the development mode. Default: .keyport in the working folder."),

    DATABASE_URL(
            "KEYPORT_DATABASE_URL",
            "--database-url",
            "jdbc:postgresql://host:port/database, without user and password."),
    DATABASE_USER("KEYPORT_DATABASE_USER", "--database-user", "Runtime user. Default: keyport_app."),
    DATABASE_PASSWORD("KEYPORT_DATABASE_PASSWORD", "--database-password", "Password of the runtime user."),
    DATABASE_ADMIN_USER(
            "KEYPORT_DATABASE_ADMIN_USER", "--database-admin-user", "Administrator, for the command migrate only."),
    DATABASE_ADMIN_PASSWORD(
            "KEYPORT_DATABASE_ADMIN_PASSWORD",
            "--database-admin-password",
            "Password of the administrator, for the command migrate only."),

    S3_ENDPOINT("KEYPORT_S3_ENDPOINT", "--s3-endpoint", "http(s)://host:port of an S3 server. Unset: no documents."),
    S3_BUCKET("KEYPORT_S3_BUCKET", "--s3-bucket", "Bucket for documents; it must exist."),
    S3_REGION("KEYPORT_S3_REGION", "--s3-region", "Region of the bucket. Default: us-east-1."),
    S3_ACCESS_KEY("KEYPORT_S3_ACCESS_KEY", "--s3-access-key", "Access key for the bucket."),
    S3_SECRET_KEY("KEYPORT_S3_SECRET_KEY", "--s3-secret-key", "Secret key for the bucket."),

    ENCRYPTION_KEY(
            "INTEGRATION_ENCRYPTION_KEY",
            "--encryption-key",
            "Key that seals tenants' secrets: 32 random bytes in Base64. It has the id 1."),
    ENCRYPTION_KEYS(
            "INTEGRATION_ENCRYPTION_KEYS",
            "--encryption-keys",
            "Several such keys, to rotate: id:key,id:key. The first seals, the others only open."),
    CRYPTO_PROVIDER(
            "KEYPORT_CRYPTO_PROVIDER",
            "--crypto-provider",
            "Where AES and SHA-256 come from: jdk or bouncycastle. What is stored is the same. Default: jdk."),

    JWT_ISSUER("KEYPORT_JWT_ISSUER", "--jwt-issuer", "Issuer that tokens must name (iss)."),
    JWT_AUDIENCE("KEYPORT_JWT_AUDIENCE", "--jwt-audience", "Audience that tokens must name (aud)."),
    JWT_JWKS_URL(
            "KEYPORT_JWT_JWKS_URL",
            "--jwt-jwks-url",
            "Where the issuer publishes its keys; https, or http on loopback."),
    JWT_TENANT_CLAIM("KEYPORT_JWT_TENANT_CLAIM", "--jwt-tenant-claim", "Claim with the tenant. Default: tenant."),
    JWT_SUBJECT_CLAIM("KEYPORT_JWT_SUBJECT_CLAIM", "--jwt-subject-claim", "Claim with the actor. Default: sub."),
    JWT_ROLE_CLAIM("KEYPORT_JWT_ROLE_CLAIM", "--jwt-role-claim", "Claim with the role. Default: role."),

    PAGE_URL(
            "KEYPORT_PAGE_URL",
            "--page-url",
            "https://host[:port] where browsers reach the pages; the provider leads back to /signin/callback there."),
    OIDC_ISSUER(
            "KEYPORT_OIDC_ISSUER",
            "--oidc-issuer",
            "OpenID provider that people sign in with; https, or http on loopback. Unset: no pages."),
    OIDC_CLIENT_ID("KEYPORT_OIDC_CLIENT_ID", "--oidc-client-id", "Client that the provider knows this host as."),
    OIDC_CLIENT_SECRET("KEYPORT_OIDC_CLIENT_SECRET", "--oidc-client-secret", "Secret of that client."),
    OIDC_SCOPE("KEYPORT_OIDC_SCOPE", "--oidc-scope", "Scopes to ask for, openid among them. Default: openid profile.");

    private final String variable;
    private final String flag;
    private final String description;

    Setting(String variable, String flag, String description) {
        this.variable = variable;
        this.flag = flag;
        this.description = description;
    }

    public String variable() {
        return variable;
    }

    public String flag() {
        return flag;
    }

    public String description() {
        return description;
    }
}
