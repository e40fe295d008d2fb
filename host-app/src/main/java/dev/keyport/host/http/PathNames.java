package dev.keyport.host.http;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.job.JobId;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.UUID;

/** Names that requests give to things. One that cannot be a name is one that nothing has. */
final class PathNames {

    private PathNames() {}

    static ConnectionId connection(Context context) {
        try {
            return new ConnectionId(UUID.fromString(context.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(404, "unknown-connection", "Not Found", "There is no such connection."));
        }
    }

    static JobId job(Context context) {
        try {
            return new JobId(UUID.fromString(context.pathParam("id")));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(404, "unknown-job", "Not Found", "There is no such job."));
        }
    }

    /** In any case. */
    static IntegrationDomain domain(String name) {
        try {
            return new IntegrationDomain(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(404, "unknown-domain", "Not Found", "No such integration domain is installed."));
        }
    }

    static ProviderSlug provider(String slug) {
        try {
            return new ProviderSlug(slug);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(404, "unknown-provider", "Not Found", "No such provider is installed for this domain."));
        }
    }
}
