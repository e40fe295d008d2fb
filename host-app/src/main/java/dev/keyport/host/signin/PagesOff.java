package dev.keyport.host.signin;

import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.http.Problem;
import dev.keyport.host.http.ProblemException;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;

/** Says that the pages are off, because nobody has set how people sign in. */
public final class PagesOff {

    private final PageFailures failures;

    public PagesOff(PageViews views) {
        this.failures = new PageFailures(views);
    }

    public List<OpenRoute> routes() {
        return Stream.of("/signin", "/settings/<rest>")
                .map(path -> new OpenRoute(
                        HandlerType.GET,
                        path,
                        context -> {
                            throw new ProblemException(Problem.of(
                                    404,
                                    "pages-off",
                                    "Pages Are Off",
                                    "This host has no pages: nobody has set how people sign in to it."));
                        },
                        failures))
                .toList();
    }
}
