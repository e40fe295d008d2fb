package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not come out of an adapter, whatever the vendor does. */
final class SecrecyChecks {

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 429, 500, 503);

    private SecrecyChecks() {}

    static <P extends IntegrationPort> Stream<Check<P>> all() {
        return Stream.of(
                Check.<P>of("secret_comesOutNowhere", SecrecyChecks::secret).withLittleTime(),
                Check.<P>of("vendorText_isInNoFailure", SecrecyChecks::vendorText));
    }

    /** The vendor repeats the credential in all that it says. */
    private static <P extends IntegrationPort> void secret(Bench<P> bench) {
        String echo = String.join(" ", bench.account().secrets());
        List<Fault> faults = new ArrayList<>();
        STATUSES.forEach(status -> faults.add(Fault.instead(
                String.valueOf(status), bench.script().failure(status, echo).with("X-Request", echo))));
        if (bench.operation().effect() != Effect.READS_A_FILE) { // a file is handed on as it is
            faults.add(Fault.body("a web page", ("<p>" + echo).getBytes(UTF_8)));
        }
        faults.add(Fault.delivered(Delivery.CUT));
        faults.add(Fault.delivered(Delivery.HELD));
        try (LeakWatch leaks =
                LeakWatch.start(bench.account().secrets(), bench.script().wireLoggers())) {
            watch(bench, "a success", bench.call(), leaks);
            for (Fault fault : faults) {
                bench.vendor().fail(fault);
                watch(bench, fault, bench.call(), leaks);
            }
            bench.leftAtThreads().forEach(left -> leaks.look("the name or the MDC of a thread after a call", left));
            bench.vendor().tokens().forEach(leaks::lookFor);
            bench.script().traces().forEach(trace -> leaks.look("a trace", trace));
            leaks.look("toString of the adapter", bench.adapter());
            leaks.look("toString of the factory", bench.factory());
            if (!bench.script().takesKeyInUrl()) {
                bench.vendor().server().requests().forEach(request -> leaks.look("a URL", request.target()));
            }
            assertThat(leaks.found()).as("where the credential came out").isEmpty();
        }
    }

    private static void watch(Bench<?> bench, Object circumstance, Bench.Call call, LeakWatch leaks) {
        Reply reply = call.reply();
        if (reply != null) {
            leaks.look("the answer to " + circumstance, reply.answer());
            leaks.look("the answer to " + circumstance, reply.said());
            leaks.look("the message of the answer to " + circumstance, reply.message());
        }
        IntegrationException failure = call.failure();
        if (failure != null) {
            leaks.lookAtAll("the exception after " + circumstance, failure);
        }
    }

    /** An exception has words of its own; the vendor's can hold anything. */
    private static void vendorText(Bench<?> bench) {
        String text = Random.named("vendor-says-");
        List<@Nullable String> messages = new ArrayList<>();
        for (int status : STATUSES) {
            bench.vendor()
                    .fail(Fault.instead(String.valueOf(status), bench.script().failure(status, text)));
            for (Throwable thrown = bench.call().failure(); thrown != null; thrown = thrown.getCause()) {
                messages.add(thrown.getMessage());
                Stream.of(thrown.getSuppressed()).map(Throwable::getMessage).forEach(messages::add);
            }
        }
        bench.vendor().fail(Fault.body("a text", text.getBytes(UTF_8)));
        IntegrationException failure = bench.call().failure();
        if (failure != null) {
            messages.add(failure.getMessage());
        }
        assertThat(messages)
                .as("messages of exceptions, or of their causes, with what the vendor said")
                .noneMatch(message -> message != null && message.contains(text));
    }
}
