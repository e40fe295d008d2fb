package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationPort;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers that name an address: of the next page, of what was made, of where to send a file. */
final class LinkChecks {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://[^/\\s<>\"]+)?(/[^\\s<>\"]*)");
    private static final Pattern LINK_HEADER = Pattern.compile("<([^<>]+)>");

    private LinkChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(Check.<P>of("linkToAnotherHost_getsNoCredential", LinkChecks::elsewhere));
    }

    /** Every address in an answer is one at another host, which takes whoever comes with the credential for a friend. */
    private static <P extends IntegrationPort> void elsewhere(Bench<P> bench) {
        String secret = bench.account().proof();
        VendorExchange exchange = bench.vendor().exchange(bench.account());
        VendorServer stranger = VendorServer.start(request -> bench.script().proves(request, secret)
                ? bench.script().success(exchange)
                : bench.script().failure(401, "who is this"));
        try (stranger) {
            String host = "//localhost:" + stranger.uri().getPort();
            for (String base : new String[] {"http:" + host, host}) {
                bench.vendor().fail(Fault.after("links to another host", answer -> moved(answer, base)));
                bench.sentBy(bench.newAttempt(bench.account()));
            }
            assertThat(stranger.requests())
                    .as("requests with the credential at another host, whose address was in an answer")
                    .noneMatch(request -> bench.script().proves(request, secret) || request.contains(secret));
        }
    }

    private static VendorAnswer moved(VendorAnswer answer, String base) {
        VendorAnswer changed = Scalars.changed(answer, scalar -> moved(scalar.text(), base));
        Map<String, String> headers = new HashMap<>();
        changed.headers().forEach((name, value) -> headers.put(name, header(name, value, base)));
        return new VendorAnswer(changed.status(), headers, changed.body(), changed.delivery());
    }

    private static String header(String name, String value, String base) {
        if (name.equalsIgnoreCase("Link")) {
            return LINK_HEADER
                    .matcher(value)
                    .replaceAll(found -> Matcher.quoteReplacement("<" + orSame(found.group(1), base) + ">"));
        }
        boolean address = name.equalsIgnoreCase("Location") || name.equalsIgnoreCase("Content-Location");
        return address ? orSame(value, base) : value;
    }

    private static String orSame(String text, String base) {
        String moved = moved(text, base);
        return moved == null ? text : moved;
    }

    private static @Nullable String moved(String text, String base) {
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? base + address.group(1) : null;
    }
}
