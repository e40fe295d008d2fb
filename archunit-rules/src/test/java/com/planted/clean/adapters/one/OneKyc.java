package com.planted.clean.adapters.one;

import com.planted.clean.port.kyc.KycPort;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.Secret;
import io.minio.MinioClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@IntegrationAdapter(domain = "kyc", slug = "one")
public final class OneKyc implements KycPort {

    private static final Logger log = LoggerFactory.getLogger(OneKyc.class);

    private final ConnectionContext connection;
    private final MinioClient client = new MinioClient();

    public OneKyc(ConnectionContext connection) {
        this.connection = connection;
    }

    @Override
    public String providerId() {
        return "one";
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("testing {} with {}", connection, client);
        int length = lengthOfCredential();
        return new ConnectionTestResult(length > 0 ? Outcome.CONFIRMED : Outcome.REJECTED, "one", null);
    }

    @Override
    public boolean[] check(String... names) {
        return new boolean[names.length];
    }

    private int lengthOfCredential() {
        try (Secret secret = connection.openCredential()) {
            return secret.length();
        }
    }
}
