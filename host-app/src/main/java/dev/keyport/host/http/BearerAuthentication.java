package dev.keyport.host.http;

import dev.keyport.host.token.InvalidTokenException;
import dev.keyport.host.token.TokenVerifier;
import dev.keyport.port.Caller;
import io.javalin.http.Context;

/** Takes tenant, actor and role from a verified bearer token (RFC 6750), and from nowhere else. */
final class BearerAuthentication {

    private static final String SCHEME = "Bearer ";

    private final TokenVerifier verifier;

    BearerAuthentication(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    Caller caller(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthorized("token-missing", "This route needs a bearer token.", "Bearer");
        }
        try {
            return verifier.verify(header.substring(SCHEME.length()).strip());
        } catch (InvalidTokenException e) {
            throw unauthorized(
                    "token-invalid",
                    "The bearer token is not valid here: " + e.getMessage() + ".",
                    "Bearer error=\"invalid_token\"");
        }
    }

    private static ProblemException unauthorized(String code, String detail, String challenge) {
        return new ProblemException(
                Problem.of(401, code, "Unauthorized", detail).with("WWW-Authenticate", challenge));
    }
}
