package com.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.team.port.kyc.KycRequest;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keyport.archunit.HexagonRules;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.registry.event.EventFilter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A port and a domain of the team's own: connections, credentials, roles, events and rules, without a change to Keyport. */
class KycTest {

    private static final IntegrationDomain KYC = new IntegrationDomain("kyc");
    private static final KycRequest PERSON = new KycRequest("Ada", "GB");

    private static EmbeddedPostgres postgres;
    private static Wiring wiring;

    private final TenantId tenant = new TenantId("acme");
    private final Caller owner = new Caller(tenant, new ActorId("alice"), Role.OWNER);

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        try (Secret admin = Secret.ofUtf8("postgres");
                Secret runtime = Secret.ofUtf8("runtime")) {
            new DatabaseMigration(url, "postgres", admin).run("keyport_app", runtime);
        }
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setUrl(url);
        pool.setUser("keyport_app");
        pool.setPassword("runtime");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        wiring = new Wiring(pool, Base64.getEncoder().encodeToString(key));
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void verify_fromNothingToAProviderWithAKey_isServedRefusedAndLogged() {
        assertFalse(wiring.checks().isKnown(owner, PERSON), "simulated is not known");

        wiring.domains().configure(owner, KYC, new ProviderSlug("acme"), "{}");
        try (Secret key = Secret.ofUtf8("acme_live_4eC39HqLyjWDarjt")) {
            wiring.domains().setKey(owner, KYC, key);
        }
        wiring.domains().toggle(owner, KYC, true);

        assertTrue(wiring.checks().isKnown(owner, PERSON));
        Caller member = new Caller(tenant, new ActorId("mia"), Role.MEMBER);
        assertThrows(AccessDeniedException.class, () -> wiring.checks().isKnown(member, PERSON));
        assertEquals(
                List.of(),
                wiring.events().list(owner, EventFilter.ALL, null, 50).events().stream()
                        .filter(event -> event.toString().contains("acme_live"))
                        .toList());
        assertTrue(wiring.events().list(owner, EventFilter.ALL, null, 50).events().size() >= 4);
    }

    @Test
    void rules_areKept() {
        HexagonRules.forBasePackage("com.team").check(new ClassFileImporter().importPackages("com.team"));
    }
}
