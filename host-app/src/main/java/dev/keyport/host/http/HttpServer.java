package dev.keyport.host.http;

import dev.keyport.host.token.TokenVerifier;
import dev.keyport.port.Caller;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes: lets callers in, answers failures as problem details, and finishes what is under way when it stops. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long STOP_MILLIS = 15_000;
    private static final String TRACE = "keyport.trace";

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy", "same-origin");

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any that is free
     * @param open routes without a token
     */
    public static HttpServer start(
            String host, int port, TokenVerifier verifier, List<OpenRoute> open, List<Route> routes) {
        BearerAuthentication authentication = new BearerAuthentication(verifier);
        Javalin javalin = Javalin.create(config -> {
            configure(config, host, port);
            open.forEach(route -> config.routes.addEndpoint(Endpoint.create(route.method(), route.path())
                    .handler(context -> route.action().answer(context))));
            routes.forEach(route -> config.routes.addEndpoint(Endpoint.create(route.method(), route.path())
                    .handler(context -> answer(route, authentication, context))));
        });
        return new HttpServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, and waits up to 15 seconds for those that are under way. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void answer(Route route, BearerAuthentication authentication, Context context) throws Exception {
        Caller caller = authentication.caller(context);
        if (route.access() == Access.CONFIGURE) {
            caller.requireConfigure();
        }
        route.action().answer(context, caller);
    }

    private static void configure(JavalinConfig config, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(HttpServer::answerBeforeRouting);
        });
        config.routes.before(HttpServer::prepare);
        config.routes.exception(Exception.class, (failure, context) -> answer(failure, context));
    }

    private static void prepare(Context context) {
        context.attribute(TRACE, newTraceId());
        HEADERS.forEach(context::header);
    }

    private static void answer(Exception failure, Context context) {
        Problem problem = Problems.of(failure);
        String trace = traceId(context);
        if (problem.status() >= 500) {
            LOG.error("{} {} {} trace {}", context.method(), context.endpoint().path, problem.code(), trace, failure);
        }
        HEADERS.forEach(context::header);
        problem.headers().forEach(context::header);
        context.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(problem.json(trace));
    }

    /** What Jetty refuses before it comes to a route, such as a malformed address. */
    private static boolean answerBeforeRouting(Request request, Response response, Callback callback) {
        Problem problem = Problems.http(response.getStatus());
        HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put("Content-Type", Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(problem.json(newTraceId())), callback);
        return true;
    }

    private static String traceId(Context context) {
        String trace = context.attribute(TRACE);
        return trace == null ? newTraceId() : trace;
    }

    private static String newTraceId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
