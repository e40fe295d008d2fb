package dev.keyport.host.http;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.development.DataFolder;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.ActorId;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The routes of the host with {@link RegionalAccounting} beside the no-ops, over the database of the shared host. */
record RegionalHost(DevelopmentTokens tokens, HttpServer server, Http http) implements AutoCloseable {

    static RegionalHost start(Path data) {
        try (DataFolder folder = DataFolder.open(data)) {
            DevelopmentTokens tokens = DevelopmentTokens.of(folder, Clock.systemUTC());
            List<Route> routes =
                    HostUnderTest.shared().routes(Optional.empty(), List.of(new RegionalAccounting.Factory()));
            HttpServer server = HttpServer.start(
                    "127.0.0.1",
                    0,
                    tokens.verifier(),
                    HostUnderTest.shared().idempotentRequests(),
                    HostUnderTest.shared().refusals(),
                    List.of(),
                    routes);
            return new RegionalHost(tokens, server, new Http(server.port()));
        }
    }

    String token(String tenant, String person, Role role) {
        return tokens.issue(new TenantId(tenant), new ActorId(person), role);
    }

    @Override
    public void close() {
        server.close();
    }
}
