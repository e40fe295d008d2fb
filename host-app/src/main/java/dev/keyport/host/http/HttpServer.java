package dev.keyport.host.http;

import dev.keyport.host.token.TokenVerifier;
import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes: lets callers in, answers failures as problem details, and finishes what is under way when it stops. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long STOP_MILLIS = 15_000;
    private static final long STOP_IDLE_MILLIS = 5_000;
    private static final int MAX_HEADERS = 100;
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
     * @param open routes that need no bearer token
     */
    public static HttpServer start(
            String host,
            int port,
            TokenVerifier verifier,
            IdempotentRequests requests,
            Refusals refusals,
            List<OpenRoute> open,
            List<Route> routes) {
        BearerAuthentication authentication = new BearerAuthentication(verifier);
        Javalin javalin = Javalin.create(config -> {
            configure(config, host, port);
            open.forEach(
                    route -> add(config, route.method(), route.path(), context -> answer(route, refusals, context)));
            routes.forEach(route -> add(
                    config,
                    route.method(),
                    route.path(),
                    context -> answer(route, authentication, requests, refusals, context)));
        });
        return new HttpServer(javalin.start());
    }

    public int port() {
        return javalin.port();
    }

    /**
     * Takes no more requests, and waits up to 15 seconds for those that are under way. A client that pauses for more than 5
     * seconds in the middle of a request is not waited for.
     */
    @Override
    public void close() {
        Server server = javalin.jettyServer().server();
        GracefulHandler requests = server.getDescendant(GracefulHandler.class);
        if (requests.getCurrentRequestCount() > 0) {
            for (Connector connector : server.getConnectors()) {
                ((AbstractConnector) connector).setShutdownIdleTimeout(STOP_IDLE_MILLIS);
            }
        }
        javalin.stop();
    }

    /** A path that answers to GET answers to HEAD in the same way (RFC 9110, section 9.3.2); Jetty leaves the content out. */
    private static void add(JavalinConfig config, HandlerType method, String path, Handler handler) {
        config.routes.addEndpoint(Endpoint.create(method, path).handler(handler));
        if (method.equals(HandlerType.GET)) {
            config.routes.addEndpoint(Endpoint.create(HandlerType.HEAD, path).handler(handler));
        }
    }

    private static void answer(OpenRoute route, Refusals refusals, Context context) {
        try {
            route.action().answer(context);
        } catch (Exception e) {
            if (e instanceof AccessDeniedException refusal) {
                refusals.write(refusal, context.method(), route.path());
            }
            answer(e, context, route.failures());
        }
    }

    private static void answer(
            Route route,
            BearerAuthentication authentication,
            IdempotentRequests requests,
            Refusals refusals,
            Context context)
            throws Exception {
        Caller caller = authentication.caller(context);
        try {
            requireAccess(route, caller);
        } catch (AccessDeniedException e) {
            refusals.write(e, context.method(), route.path());
            throw e;
        }
        requests.answer(route, context, caller, HttpServer::answer);
    }

    private static void requireAccess(Route route, Caller caller) {
        switch (route.access()) {
            case CONFIGURE -> caller.requireConfigure();
            case VIEW -> caller.requireView();
            case USE -> {}
        }
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
        // its keys are paths as they were asked for, and somebody may have put a secret into one
        config.jetty.modifyServletContextHandler(
                handler -> handler.getServletHandler().setFilterChainsCached(false));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(HttpServer::answerBeforeRouting);
        });
        config.routes.before(HttpServer::prepare);
        config.routes.exception(Exception.class, (failure, context) -> answer(failure, context));
        config.routes.exception(HttpResponseException.class, (failure, context) -> answer(failure, context));
    }

    private static void prepare(Context context) {
        context.attribute(TRACE, newTraceId());
        HEADERS.forEach(context::header);
        long headers = Collections.list(context.req().getHeaderNames()).stream()
                .mapToLong(
                        name -> Collections.list(context.req().getHeaders(name)).size())
                .sum();
        if (headers > MAX_HEADERS) {
            throw new ProblemException(Problems.http(431));
        }
    }

    private static void answer(Exception failure, Context context) {
        answer(failure, context, FailureAnswer.JSON);
    }

    private static void answer(Exception failure, Context context, FailureAnswer failures) {
        Problem problem = Problems.of(failure);
        String trace = traceId(context);
        if (problem.status() >= 500) {
            log(problem, context, trace, failure);
        }
        HEADERS.forEach(context::header);
        problem.headers().forEach(context::header);
        context.status(problem.status());
        byte[] body = failures.body(context, problem, trace);
        if (problem.status() == 413) {
            RequestBody.answerAndDrop(context, body);
        } else {
            context.result(body);
        }
    }

    /** A mistake of ours is told with where it happened; that something else does not answer is one line. */
    private static void log(Problem problem, Context context, String trace, Exception failure) {
        String path = context.endpoint().path;
        if (problem.status() == 500) {
            LOG.error("{} {} {} trace {}", context.method(), path, problem.code(), trace, failure);
        } else {
            LOG.warn("{} {} {} trace {}", context.method(), path, problem.code(), trace);
        }
    }

    /** What Jetty refuses before it comes to a route, such as a malformed address. */
    private static boolean answerBeforeRouting(Request request, Response response, Callback callback) {
        Problem problem = Problems.http(response.getStatus());
        HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        problem.headers().forEach((name, value) -> response.getHeaders().put(name, value));
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
