package dev.keyport.host.http;

import dev.keyport.host.HostUnderTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that a route accepts.
 *
 * @param body every field of it; null when the route reads no JSON
 * @param required the fields that cannot be left out
 * @param answers how it is answered, whatever happened before
 */
record RouteExample(
        Route route, String path, @Nullable String body, List<String> required, BodyLimit limit, Set<Integer> answers) {

    static final String TENANT = "routes";
    static final List<Route> ROUTES = HostUnderTest.shared().routes(Optional.empty());

    /** A connection of the tenant, which is there for all examples. */
    static final String CONNECTION = "/api/integrations/connections/" + connect("payment");

    private static final String HAND_OFF =
            "/api/integrations/connections/" + connect("vendor_service") + "/actions/create_work_order";
    private static final String WORK_ORDER = "{\"input\":{\"orderNumber\":\"WO-1\",\"instructions\":\"Paint it.\","
            + "\"items\":[{\"description\":\"Chair\",\"quantity\":2}]}}";

    /** A job of the tenant that has ended. */
    static final String JOB = "/api/integrations/jobs/" + work();

    private static final Set<Integer> SUCCESS = Set.of(200, 204);

    private record Entry(
            String path, @Nullable String body, List<String> required, BodyLimit limit, Set<Integer> answers) {

        Entry answers(Integer... statuses) {
            return new Entry(path, body, required, limit, Set.of(statuses));
        }
    }

    private static Entry plain(String path) {
        return new Entry(path, null, List.of(), BodyLimit.STANDARD, SUCCESS);
    }

    private static Entry json(String path, String body, String... required) {
        return new Entry(path, body, List.of(required), BodyLimit.STANDARD, SUCCESS);
    }

    private static final String DOCUMENT = "/api/documents/org/" + TENANT + "/example.pdf";
    private static final String PAYMENT = "/api/payments/NOOP-12345678";
    private static final String SIGNING = "/api/signing/requests/NOOP-SIGN-12345678";

    private static final Map<String, Entry> ENTRIES = Map.ofEntries(
            Map.entry("GET /api/integrations", plain("/api/integrations")),
            Map.entry("GET /api/integrations/providers", plain("/api/integrations/providers")),
            Map.entry("GET /api/integrations/catalog", plain("/api/integrations/catalog")),
            Map.entry(
                    "PUT /api/integrations/{domain}",
                    json(
                            "/api/integrations/accounting",
                            "{\"providerSlug\":\"noop\",\"configJson\":{}}",
                            "providerSlug")),
            Map.entry(
                    "POST /api/integrations/{domain}/set-key",
                    new Entry(
                            "/api/integrations/accounting/set-key",
                            "{\"apiKey\":\"sk_test_0123456789abcdef\"}",
                            List.of("apiKey"),
                            BodyLimit.KEY,
                            SUCCESS)),
            Map.entry("DELETE /api/integrations/{domain}/key", plain("/api/integrations/accounting/key")),
            Map.entry(
                    "POST /api/integrations/{domain}/test",
                    plain("/api/integrations/accounting/test").answers(200, 429)),
            Map.entry(
                    "PATCH /api/integrations/{domain}/toggle",
                    json("/api/integrations/accounting/toggle", "{\"enabled\":true}", "enabled")),
            Map.entry("GET /api/integrations/connections", plain("/api/integrations/connections")),
            Map.entry(
                    "POST /api/integrations/connections",
                    json(
                                    "/api/integrations/connections",
                                    "{\"domain\":\"notification\",\"providerSlug\":\"noop\",\"label\":\"Mail\",\"config\":{}}",
                                    "domain",
                                    "providerSlug")
                            .answers(201, 409)),
            Map.entry("GET /api/integrations/connections/{id}", plain(CONNECTION)),
            Map.entry(
                    "PATCH /api/integrations/connections/{id}",
                    json(CONNECTION, "{\"label\":\"Shop\",\"config\":{},\"capabilities\":{\"take_payment\":true}}")
                            .answers(428)),
            Map.entry(
                    "DELETE /api/integrations/connections/{id}",
                    plain("/api/integrations/connections/00000000-0000-4000-8000-000000000000")
                            .answers(404)),
            Map.entry("POST /api/integrations/connections/{id}/enable", plain(CONNECTION + "/enable")),
            Map.entry("POST /api/integrations/connections/{id}/disable", plain(CONNECTION + "/disable")),
            Map.entry("POST /api/integrations/connections/{id}/activate", plain(CONNECTION + "/activate")),
            Map.entry(
                    "POST /api/integrations/connections/{id}/test",
                    plain(CONNECTION + "/test").answers(200, 429)),
            Map.entry(
                    "POST /api/integrations/connections/{id}/credential",
                    new Entry(
                            CONNECTION + "/credential",
                            "{\"kind\":\"api_key\",\"value\":\"sk_test_0123456789abcdef\",\"scopes\":[\"read\"],"
                                    + "\"expiresAt\":\"2999-01-31T12:00:00Z\"}",
                            List.of("kind", "value"),
                            BodyLimit.KEY,
                            SUCCESS)),
            Map.entry("POST /api/integrations/connections/{id}/revoke", plain(CONNECTION + "/revoke")),
            Map.entry(
                    "POST /api/integrations/connections/{id}/actions/{capability}",
                    json(HAND_OFF, WORK_ORDER).answers(202)),
            Map.entry("GET /api/integrations/uses", plain("/api/integrations/uses")),
            Map.entry("GET /api/integrations/jobs", plain("/api/integrations/jobs")),
            Map.entry("GET /api/integrations/jobs/{id}", plain(JOB)),
            Map.entry("GET /api/integrations/jobs/{id}/items", plain(JOB + "/items")),
            Map.entry(
                    "POST /api/integrations/jobs/{id}/cancel",
                    plain(JOB + "/cancel").answers(409)),
            Map.entry("GET /api/integrations/events", plain("/api/integrations/events")),
            Map.entry("GET /api/integrations/events/export.csv", plain("/api/integrations/events/export.csv")),
            Map.entry("GET /api/org-settings", plain("/api/org-settings")),
            Map.entry(
                    "PUT /api/org-settings",
                    json(
                            "/api/org-settings",
                            "{\"accountingEnabled\":true,\"aiEnabled\":true,\"documentSigningEnabled\":true}")),
            Map.entry(
                    "POST /api/accounting/invoices",
                    json(
                            "/api/accounting/invoices",
                            "{\"invoiceNumber\":\"INV-1\",\"customerName\":\"Ada\",\"currency\":\"ZAR\","
                                    + "\"issueDate\":\"2026-02-21\",\"dueDate\":\"2026-03-23\",\"lineItems\":[{"
                                    + "\"description\":\"Work\",\"quantity\":1.5,\"unitPrice\":10,\"taxAmount\":0}]}",
                            "invoiceNumber",
                            "customerName",
                            "currency",
                            "issueDate",
                            "dueDate",
                            "lineItems")),
            Map.entry(
                    "POST /api/accounting/customers",
                    json(
                            "/api/accounting/customers",
                            "{\"customerName\":\"Ada\",\"email\":\"ada@example.org\",\"addressLine1\":\"1 Main Road\","
                                    + "\"addressLine2\":\"Flat 2\",\"city\":\"Cape Town\",\"postalCode\":\"8001\",\"country\":\"ZA\"}",
                            "customerName")),
            Map.entry(
                    "POST /api/ai/text",
                    json(
                            "/api/ai/text",
                            "{\"prompt\":\"Say hello\",\"maxTokens\":10,\"temperature\":0.5}",
                            "prompt",
                            "maxTokens")),
            Map.entry(
                    "POST /api/ai/summaries",
                    json("/api/ai/summaries", "{\"content\":\"Long\",\"maxLength\":10}", "content", "maxLength")),
            Map.entry(
                    "POST /api/ai/categories",
                    json("/api/ai/categories", "{\"content\":\"Tea\",\"existingCategories\":[\"food\"]}", "content")),
            Map.entry(
                    "POST /api/signing/requests",
                    new Entry(
                            "/api/signing/requests",
                            "{\"documentBytes\":\"JVBERg==\",\"contentType\":\"application/pdf\",\"signerName\":\"Ada\","
                                    + "\"signerEmail\":\"ada@example.org\",\"callbackUrl\":\"https://example.org/signed\"}",
                            List.of("documentBytes", "contentType", "signerName", "signerEmail"),
                            BodyLimit.FILES,
                            SUCCESS)),
            Map.entry("GET /api/signing/requests/{reference}", plain(SIGNING)),
            Map.entry("GET /api/signing/requests/{reference}/document", plain(SIGNING + "/document")),
            Map.entry(
                    "POST /api/payments",
                    json(
                            "/api/payments",
                            "{\"idempotencyKey\":\"order-1\",\"amount\":10.5,\"currency\":\"ZAR\","
                                    + "\"paymentMethod\":\"card\",\"description\":\"Order\",\"reference\":\"1\"}",
                            "idempotencyKey",
                            "amount",
                            "currency")),
            Map.entry("GET /api/payments/{reference}", plain(PAYMENT)),
            Map.entry(
                    "POST /api/payments/{reference}/refunds",
                    json(
                            PAYMENT + "/refunds",
                            "{\"idempotencyKey\":\"refund-1\",\"amount\":1,\"currency\":\"ZAR\",\"reason\":\"Returned\"}",
                            "idempotencyKey")),
            Map.entry(
                    "POST /api/notifications",
                    new Entry(
                            "/api/notifications",
                            "{\"recipient\":\"ada@example.org\",\"subject\":\"Hello\",\"body\":\"Text\",\"attachments\":[{"
                                    + "\"fileName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"content\":\"JVBERg==\"}]}",
                            List.of("recipient", "body"),
                            BodyLimit.FILES,
                            SUCCESS)),
            Map.entry(
                    "POST /api/documents/<key>/upload-url",
                    json(
                            DOCUMENT + "/upload-url",
                            "{\"contentType\":\"application/pdf\",\"contentLength\":3}",
                            "contentType",
                            "contentLength")),
            Map.entry("POST /api/documents/<key>/download-url", json(DOCUMENT + "/download-url", "{}")),
            Map.entry("PUT /api/documents/<key>", plain(DOCUMENT)),
            Map.entry("GET /api/documents/<key>", plain(DOCUMENT)),
            Map.entry("DELETE /api/documents/<key>", plain(DOCUMENT)));

    /** One for every route of the host. */
    static List<RouteExample> all() {
        return ROUTES.stream().map(RouteExample::of).toList();
    }

    static List<RouteExample> withJson() {
        return all().stream().filter(example -> example.body != null).toList();
    }

    private static RouteExample of(Route route) {
        String name = route.method() + " " + route.path();
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new AssertionError("there is no example of the route " + name);
        }
        return new RouteExample(route, entry.path, entry.body, entry.required, entry.limit, entry.answers);
    }

    /** Switches on what an example switched off, or connected anew, and waits for the jobs that one started. */
    static void ready() {
        awaitJobs();
        for (String connection : stored("select id::text from keyport.connection where not enabled")) {
            Http.SHARED
                    .call(
                            "POST",
                            "/api/integrations/connections/" + connection + "/enable",
                            Http.SHARED.owner(TENANT),
                            null)
                    .is(200);
        }
    }

    /** Waits until no job changes anything any more. */
    private static void awaitJobs() {
        while (!stored("select id::text from keyport.job where ended_at is null limit 1")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static List<String> stored(String sql) {
        try {
            return HostUnderTest.shared().query(TENANT, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String work() {
        ready();
        String id = Http.SHARED
                .post(HAND_OFF, Http.SHARED.owner(TENANT), WORK_ORDER)
                .is(202)
                .json()
                .path("id")
                .asString();
        awaitJobs();
        return id;
    }

    private static String connect(String domain) {
        return Http.SHARED
                .post(
                        "/api/integrations/connections",
                        Http.SHARED.owner(TENANT),
                        "{\"domain\":\"" + domain + "\",\"providerSlug\":\"noop\"}")
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    String name() {
        return route.method() + " " + route.path();
    }

    ObjectNode fields() {
        return (ObjectNode) Http.JSON.readTree(body == null ? "{}" : body);
    }

    Http.Answered send(String token) {
        return send(token, body);
    }

    Http.Answered send(@Nullable String token, @Nullable String json) {
        return Http.SHARED.call(route.method().toString(), path, token, json);
    }
}
