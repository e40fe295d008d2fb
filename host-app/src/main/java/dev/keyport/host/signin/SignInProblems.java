package dev.keyport.host.signin;

import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;

/** Why a sign-in did not come about. */
final class SignInProblems {

    private SignInProblems() {}

    static ProblemException expired() {
        return new ProblemException(Problem.of(
                400,
                "sign-in-expired",
                "Sign-In Has Ended",
                "This sign-in took too long, or was started in another browser or tab. Start again."));
    }

    static ProblemException refused() {
        return new ProblemException(Problem.of(
                403, "sign-in-refused", "Not Signed In", "The sign-in was cancelled, or the provider refused it."));
    }

    static ProblemException invalid() {
        return new ProblemException(Problem.of(
                502,
                "sign-in-invalid",
                "Not Signed In",
                "The sign-in provider's answer cannot be trusted. Start again; if it stays, tell your administrator."));
    }

    static ProblemException withoutRole() {
        return new ProblemException(
                Problem.of(
                        403,
                        "sign-in-without-role",
                        "No Access",
                        "You are known to the sign-in provider, but it names no organisation or role of yours for this host. Ask your administrator."));
    }

    static ProblemException unavailable() {
        return new ProblemException(Problem.of(
                        503,
                        "sign-in-unavailable",
                        "Sign-In Unavailable",
                        "The sign-in provider does not answer. Try again in a moment.")
                .with("Retry-After", "5"));
    }
}
