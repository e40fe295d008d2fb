package com.planted.near.adapters.one;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.planted.near.adapters.support.Headers;
import com.planted.near.port.kyc.KycPort;
import com.stripe.StripeClient;
import com.stripe.StripeException;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does with secrets and a vendor all that is allowed. */
@IntegrationAdapter(domain = "kyc", slug = "near")
public final class NearAdapter implements KycPort {

    private static final Logger log = LoggerFactory.getLogger(NearAdapter.class);
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(NearAdapter::sha256);

    private final ConnectionContext connection;
    private final StripeClient client = new StripeClient();
    private final Headers headers = new Headers();

    public NearAdapter(ConnectionContext connection) {
        this.connection = connection;
    }

    @Override
    public String providerId() {
        return "near";
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("testing {}", connection);
        waited(1);
        try (Secret key = connection.openCredential()) {
            int length = key.length();
            headers.set("Authorization", "Bearer " + key.revealUtf8());
            log.info("sent a key of {} bytes", length);
            log.info("its fingerprint is {}", fingerprint(key));
            return ConnectionTestResult.confirmed(providerId(), client.charge(key.revealUtf8()));
        }
    }

    @Override
    public boolean check(String name) {
        try (Credential login = connection.openCredential(CredentialKind.BASIC)) {
            Optional<String> user = login.find(CredentialField.USERNAME).map(Secret::revealUtf8);
            String basic = user.orElse("") + ":"
                    + login.secret(CredentialField.PASSWORD).revealUtf8();
            headers.set("Authorization", String.format("Basic %s", basic));
            log.debug("fields {} {}", login.fields(), login.kind());
            return user.isPresent();
        } catch (StripeException e) {
            throw new IllegalStateException("the provider does not answer for " + name, e);
        }
    }

    /** A method of the adapter alone is no port call. */
    private int waited(int seconds) {
        return seconds + 1;
    }

    private static String fingerprint(Secret key) {
        return key.use(bytes -> HexFormat.of().formatHex(DIGEST.get().digest(bytes)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
