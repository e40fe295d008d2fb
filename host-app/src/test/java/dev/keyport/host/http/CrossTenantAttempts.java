package dev.keyport.host.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests with which one tenant tries to reach what belongs to another. The same seed makes the same requests. */
final class CrossTenantAttempts {

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final List<String> NAMES =
            List.of("tenant", "tenantId", "tenant_id", "org", "orgId", "organization", "owner", "actor", "sub");
    private static final List<String> HEADERS = List.of(
            "X-Tenant",
            "X-Tenant-Id",
            "X-Org-Id",
            "X-Organization",
            "X-Keyport-Tenant",
            "X-Forwarded-User",
            "X-Remote-User",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Forwarded-Prefix",
            "Forwarded",
            "Referer");

    private final Random random;
    private final String attacker;
    private final String victim;
    private final String victimConnection;

    /**
     * One request.
     *
     * @param route the route that it is made from
     * @param headers whole lines without the token
     */
    record Attempt(
            RouteExample route,
            String method,
            String target,
            List<String> headers,
            @Nullable String body) {

        /** Whether it asks for a document of the other tenant, by any spelling. */
        boolean forDocument() {
            return route.path().startsWith("/api/documents/");
        }

        String http(String token) {
            StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            text.append("Host: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer ")
                    .append(token)
                    .append("\r\n");
            headers.forEach(header -> text.append(header).append("\r\n"));
            byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
            if (body != null) {
                text.append("Content-Type: application/json\r\nContent-Length: ")
                        .append(bytes.length)
                        .append("\r\n");
            }
            return text.append("\r\n") + new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * @param victimConnection the path of one of the other tenant's connections
     */
    CrossTenantAttempts(long seed, String attacker, String victim, String victimConnection) {
        this.random = new Random(seed);
        this.attacker = attacker;
        this.victim = victim;
        this.victimConnection = victimConnection;
    }

    /**
     * The next request; the number of random choices does not depend on the document.
     *
     * @param document the path of one of the other tenant's documents below its folder
     */
    Attempt next(List<RouteExample> routes, String document) {
        RouteExample route = routes.get(random.nextInt(routes.size()));
        String method = chance(4)
                ? METHODS.get(random.nextInt(METHODS.size()))
                : route.route().method().toString();
        String path = route.path()
                .replace("org/" + RouteExample.TENANT + "/example.pdf", "org/" + victim + "/" + document)
                .replace(RouteExample.CONNECTION, victimConnection);
        for (int i = random.nextInt(3); i > 0; i--) {
            path = pathChange().apply(path);
        }
        if (chance(3)) {
            path += (path.contains("?") ? "&" : "?") + name() + (chance(3) ? "[]=" : "=") + spelling();
        }
        List<String> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(header(document));
        }
        return new Attempt(route, method, path, headers, body(route));
    }

    private UnaryOperator<String> pathChange() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> this::percentEncodeSome;
            case 2 -> path -> path.replace("org/" + victim, "org/" + attacker + "/../" + victim);
            case 3 -> path -> path.replace("org/" + victim, "org/" + attacker + "/%2e%2e%2f" + victim);
            case 4 -> path -> path.replace("org/" + victim, "org/" + attacker + "/..\\" + victim);
            case 5 -> this::doubleSlash;
            case 6 -> this::changeCase;
            case 7 -> path -> path + ";tenant=" + victim;
            case 8 ->
                path -> path
                        + List.of("%00", "%20", "/", ".json", "%0d%0aX-Tenant:" + victim, "%c0%af..")
                                .get(random.nextInt(6));
            case 9 -> path -> "/" + victim + path;
            case 10 -> path -> path.replaceFirst("/api/", "/api/tenants/" + victim + "/");
            case 11 -> path -> path.startsWith("http") ? path : "http://" + victim + ".example" + path;
            case 12 -> path -> path.replaceFirst("(accounting|NOOP)", spelling().replace("$", "") + "%3A$1");
            default -> path -> path.replaceFirst("(accounting|NOOP[-A-Z0-9]*)", "../" + victim + "/$1");
        };
    }

    private String header(String document) {
        String name = HEADERS.get(random.nextInt(HEADERS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> name + ": /api/documents/org/" + victim + "/" + document;
            case 1 -> "Cookie: tenant=" + victim + "; org=" + victim;
            case 2 -> "X-HTTP-Method-Override: " + METHODS.get(random.nextInt(METHODS.size()));
            case 3 -> "X-Forwarded-Host: " + victim + ".example";
            default -> name + ": " + spelling();
        };
    }

    /** The fields that the route takes, with some that name the other tenant. */
    private @Nullable String body(RouteExample route) {
        if (route.body() == null) {
            return chance(5) ? "{\"tenant\":\"" + victim + "\"}" : null;
        }
        ObjectNode fields = route.fields();
        if (chance(2)) {
            fields.put(name(), spelling());
        }
        if (!fields.isEmpty() && chance(3)) {
            List<String> names =
                    fields.propertyStream().map(field -> field.getKey()).collect(Collectors.toList());
            fields.put(names.get(random.nextInt(names.size())), spelling());
        }
        return fields.toString();
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String spelling() {
        return List.of(
                        victim,
                        victim.toUpperCase(Locale.ROOT),
                        attacker + "," + victim,
                        victim + "%00",
                        "org/" + victim,
                        "*",
                        "%25",
                        "'" + victim + "'")
                .get(random.nextInt(8));
    }

    private String percentEncodeSome(String path) {
        StringBuilder changed = new StringBuilder(path.substring(0, 1));
        for (char c : path.substring(1).toCharArray()) {
            // one choice for each character, whatever it is
            boolean encode = random.nextInt(8) == 0;
            changed.append(encode && c != '%' ? String.format(Locale.ROOT, "%%%02x", (int) c) : String.valueOf(c));
        }
        return changed.toString();
    }

    private String doubleSlash(String path) {
        List<String> segments = List.of(path.split("/", -1));
        int at = 1 + random.nextInt(segments.size() - 1);
        return String.join("/", segments.subList(0, at)) + "//"
                + String.join("/", segments.subList(at, segments.size()));
    }

    private String changeCase(String path) {
        String spelled = random.nextBoolean()
                ? victim.toUpperCase(Locale.ROOT)
                : victim.substring(0, 1).toUpperCase(Locale.ROOT) + victim.substring(1);
        return path.replace(victim, spelled);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
