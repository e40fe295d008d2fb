package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class UseRoutesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String TOKEN = HTTP.readyTenant("use");
    private static final String INVOICE = """
            {"invoiceNumber":"INV-1","customerName":"Ada","currency":"ZAR","issueDate":"2026-02-21","dueDate":"2026-03-23",
             "lineItems":[{"description":"Work","quantity":QUANTITY,"unitPrice":"1450.50","taxAmount":0}]}""";
    private static final String PAYMENT = "{\"idempotencyKey\":\"order-1\",\"amount\":\"10.50\",\"currency\":\"ZAR\"}";

    @TestFactory
    Stream<DynamicTest> useRoute_withTheSimulation_saysSimulated() {
        return RouteExample.all().stream()
                .filter(example -> example.route().access() == Access.USE)
                .filter(example -> !example.path().startsWith("/api/documents/"))
                .filter(example -> !example.path().startsWith("/api/integrations/"))
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    Http.Answered answered = example.send(TOKEN).is(200).isGuarded();
                    if (example.path().endsWith("/document")) {
                        assertThat(answered.header("Keyport-Outcome")).isEqualTo("SIMULATED");
                        assertThat(answered.header("Content-Disposition")).startsWith("attachment");
                    } else {
                        assertThat(answered.json().path("outcome").asString()).isEqualTo("SIMULATED");
                        assertThat(answered.json().path("success").asBoolean(true))
                                .isTrue();
                    }
                }));
    }

    @Test
    void get_uses_areThoseOfTheRoleAndNothingElseOfTheConnection() {
        String owner = HTTP.owner("uses");
        String shop = "/api/integrations/connections";
        String payment = HTTP.post(shop, owner, "{\"domain\":\"payment\",\"providerSlug\":\"noop\",\"label\":\"Till\"}")
                .is(201)
                .header("Location");
        HTTP.post(shop, owner, "{\"domain\":\"commerce\",\"providerSlug\":\"noop\"}")
                .is(201);
        String books = HTTP.post(shop, owner, "{\"domain\":\"accounting\",\"providerSlug\":\"noop\"}")
                .is(201)
                .header("Location");
        HTTP.post(books + "/enable", owner, "{}").is(200);
        assertThat(uses("uses", "member")).isEmpty();
        HTTP.post(payment + "/enable", owner, "{}").is(200);

        JsonNode found = uses("uses", "member");

        assertThat(found).hasSize(1);
        JsonNode use = found.get(0);
        assertThat(use.propertyNames())
                .containsExactly(
                        "domain",
                        "connectionId",
                        "providerSlug",
                        "providerLabel",
                        "simulated",
                        "active",
                        "capabilities");
        assertThat(use.path("domain").asString()).isEqualTo("PAYMENT");
        assertThat(payment).endsWith("/" + use.path("connectionId").asString());
        assertThat(use.path("providerSlug").asString()).isEqualTo("noop");
        assertThat(use.path("simulated").booleanValue()).isTrue();
        assertThat(use.path("active").booleanValue()).isTrue();
        assertThat(use.path("capabilities").get(0).propertyNames()).containsExactly("id", "label", "description");
        assertThat(use.path("capabilities").findValuesAsString("id"))
                .contains("take_payment")
                .doesNotContain("refund_payment");
        assertThat(uses("uses", "manager").findValuesAsString("id")).contains("take_payment", "refund_payment");
        HTTP.ifMatch("PATCH", payment, owner, "\"2\"", "{\"capabilities\":{\"take_payment\":false}}")
                .is(200);
        assertThat(uses("uses", "member").findValuesAsString("id")).doesNotContain("take_payment");
        assertThat(uses("uses-stranger", "owner")).isEmpty();
        HTTP.get("/api/integrations/uses?domain=ai", owner).isProblem(400, "invalid-query");
    }

    private static JsonNode uses(String tenant, String role) {
        return HTTP.get("/api/integrations/uses", HTTP.token(tenant, role))
                .is(200)
                .json();
    }

    @Test
    void useRoute_ofDomainThatIsOff_is403EvenWithoutBody() {
        String token = HTTP.owner("use-off");
        Map.of(
                        "accounting", List.of("/api/accounting/invoices", "/api/accounting/customers"),
                        "ai", List.of("/api/ai/text", "/api/ai/summaries", "/api/ai/categories"),
                        "document_signing", List.of("/api/signing/requests"))
                .forEach((domain, paths) -> paths.forEach(path -> {
                    Http.Answered answered =
                            HTTP.call("POST", path, token, null).isProblem(403, "integration-disabled");
                    assertThat(answered.json().path("title").asString()).isEqualTo("Integration Disabled");
                    assertThat(answered.json().path("detail").asString()).contains(domain);
                }));
        HTTP.get("/api/signing/requests/NOOP-SIGN-1", token).isProblem(403, "integration-disabled");
    }

    @Test
    void post_invoice_hasReferenceOfTheSimulation() {
        JsonNode answer = HTTP.post("/api/accounting/invoices", TOKEN, INVOICE.replace("QUANTITY", "1.5"))
                .is(200)
                .json();

        assertThat(answer.propertyNames()).containsExactly("success", "outcome", "externalReferenceId", "errorMessage");
        assertThat(answer.path("externalReferenceId").asString()).matches("NOOP-[0-9a-f]{8}");
    }

    @TestFactory
    Stream<DynamicTest> post_signingRequestWithOddField_is400NamingIt() {
        return Stream.of(
                        "callbackUrl:javascript:alert(1)",
                        "callbackUrl:not a url",
                        "callbackUrl:ftp://example.org/x",
                        "signerEmail:ada@example.org\\r\\nBcc: eve@example.org",
                        "signerName:Ada\\u0007",
                        "contentType:pdf")
                .map(odd -> odd.split(":", 2))
                .map(odd -> DynamicTest.dynamicTest(odd[0] + " " + odd[1], () -> {
                    String body = """
                            {"documentBytes":"JVBERg==","contentType":"application/pdf","signerName":"Ada",
                             "signerEmail":"ada@example.org","callbackUrl":"https://example.org/signed"}""".replaceFirst(
                                    "(\"" + odd[0] + "\":)\"[^\"]*\"", "$1\"" + odd[1].replace("\\", "\\\\") + "\"");
                    JsonNode answer = HTTP.post("/api/signing/requests", TOKEN, body)
                            .isProblem(400, "invalid-body")
                            .json();
                    assertThat(answer.path("fields").path(0).path("field").asString())
                            .isEqualTo(odd[0]);
                }));
    }

    @TestFactory
    Stream<DynamicTest> post_invoiceWithOddQuantity_isAnsweredCleanly() {
        return Map.ofEntries(
                        Map.entry("1e2", 200),
                        Map.entry("\"1e2\"", 200),
                        Map.entry("-1", 200),
                        Map.entry("\"0.10\"", 200),
                        Map.entry("1e31", 400),
                        Map.entry("1e999999999", 400),
                        Map.entry("1e-999999999", 400),
                        Map.entry("1e2147483648", 400),
                        Map.entry("1e-2147483648", 400),
                        Map.entry("1e99999999999", 400),
                        Map.entry("1".repeat(101), 400),
                        Map.entry("\"1,5\"", 400),
                        Map.entry("NaN", 400))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> HTTP.post("/api/accounting/invoices", TOKEN, INVOICE.replace("QUANTITY", entry.getKey()))
                                .is(entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> post_invoiceWithWrongField_is400NamingIt() {
        return Map.ofEntries(
                        Map.entry("issueDate", "\"2026-02-30\""),
                        Map.entry("dueDate", "\"20260221\""),
                        Map.entry("currency", "\"zar\""),
                        Map.entry("lineItems", "[]"),
                        Map.entry("customerName", "\"" + "x".repeat(256) + "\""))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    ObjectNode body = (ObjectNode) Http.JSON.readTree(INVOICE.replace("QUANTITY", "1"));
                    body.set(entry.getKey(), Http.JSON.readTree(entry.getValue()));
                    Http.Answered answered = HTTP.post("/api/accounting/invoices", TOKEN, body.toString())
                            .isProblem(400, "invalid-body");
                    assertThat(answered.json()
                                    .path("fields")
                                    .path(0)
                                    .path("field")
                                    .asString())
                            .isEqualTo(entry.getKey());
                }));
    }

    @Test
    void post_invoiceWithWrongLine_is400NamingTheLine() {
        String body =
                INVOICE.replace("\"description\":\"Work\"", "\"canary\":1").replace("QUANTITY", "true");
        Http.Answered answered =
                HTTP.post("/api/accounting/invoices", TOKEN, body).isProblem(400, "invalid-body");

        assertThat(answered.json().path("fields").values().stream()
                        .map(field -> field.path("field").asString()))
                .containsExactlyInAnyOrder("lineItems[0].description", "lineItems[0].quantity", "lineItems[0]");
        assertThat(answered.body()).doesNotContain("canary");
    }

    @Test
    void post_signingRequestOfOneMebibyte_isSent() {
        String document = Base64.getEncoder().encodeToString(new byte[1024 * 1024]);
        JsonNode answer = HTTP.post(
                        "/api/signing/requests",
                        TOKEN,
                        "{\"documentBytes\":\"" + document + "\",\"contentType\":\"application/pdf\","
                                + "\"signerName\":\"Ada\",\"signerEmail\":\"ada@example.org\"}")
                .is(200)
                .json();
        String reference = answer.path("signingReference").asString();

        assertThat(reference).matches("NOOP-SIGN-[0-9a-f]{8}");
        assertThat(HTTP.get("/api/signing/requests/" + reference, TOKEN)
                        .is(200)
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("SIGNED");
    }

    @Test
    void get_referenceOfNoForm_is404() throws Exception {
        for (String reference : List.of("%2e%2e", "a%2Fb", "-", "a".repeat(256), "%20")) {
            HTTP.rawGet("/api/signing/requests/" + reference, TOKEN).isProblem(404, "unknown-reference");
            HTTP.rawGet("/api/payments/" + reference, TOKEN).isProblem(404, "unknown-reference");
        }
    }

    @Test
    void post_paymentWithTheSameKey_hasTheSameReference() {
        String first = pay(PAYMENT);

        assertThat(pay(PAYMENT)).isEqualTo(first);
        assertThat(pay(PAYMENT.replace("order-1", "order-2"))).isNotEqualTo(first);
    }

    @TestFactory
    Stream<DynamicTest> post_paymentWithWrongField_is400NamingIt() {
        return Map.ofEntries(
                        Map.entry(PAYMENT.replace("\"10.50\"", "0"), "amount"),
                        Map.entry(PAYMENT.replace("\"10.50\"", "-0.01"), "amount"),
                        Map.entry(PAYMENT.replace("10.50", "10.505"), "amount"),
                        Map.entry(PAYMENT.replace("ZAR", "JPY"), "amount"),
                        Map.entry(PAYMENT.replace("\"10.50\"", "1e2147483647"), "amount"),
                        Map.entry(PAYMENT.replace("ZAR", "QQQ"), "currency"),
                        Map.entry(PAYMENT.replace("ZAR", "XXX"), "currency"),
                        Map.entry(PAYMENT.replace("ZAR", "XAU"), "currency"),
                        Map.entry(PAYMENT.replace("ZAR", "RAND"), "currency"),
                        Map.entry(PAYMENT.replace("order-1", "order 1"), "idempotencyKey"),
                        Map.entry(PAYMENT.replace("order-1", "x".repeat(129)), "idempotencyKey"))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertWrong("/api/payments", entry.getKey(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> post_refundWithWrongField_is400NamingIt() {
        return Map.of(
                        "{}", "idempotencyKey",
                        "{\"idempotencyKey\":\"r\",\"amount\":1}", "currency",
                        "{\"idempotencyKey\":\"r\",\"currency\":\"ZAR\"}", "amount",
                        "{\"idempotencyKey\":\"r\",\"amount\":0,\"currency\":\"ZAR\"}", "amount",
                        "{\"idempotencyKey\":\"r\",\"amount\":\"x\",\"currency\":\"ZAR\"}", "amount")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertWrong("/api/payments/NOOP-1/refunds", entry.getKey(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> post_notificationWithWrongField_is400() {
        String message =
                "{\"recipient\":\"ada@example.org\",\"subject\":\"Hello\",\"body\":\"Text\",\"attachments\":[FILE]}";
        String file = "{\"fileName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"content\":\"JVBERg==\"}";
        String whole = message.replace("FILE", file);
        return Stream.of(
                        whole.replace("ada@", "ada\\r\\nBcc: eve@"),
                        whole.replace("Hello", "Hello\\nBcc: eve"),
                        whole.replace("a.pdf", "../a.pdf"),
                        whole.replace("application/pdf", "pdf"),
                        whole.replace("JVBERg==", "?"),
                        message.replace("FILE", "null"),
                        message.replace("FILE", (file + ",").repeat(20) + file))
                .map(body -> DynamicTest.dynamicTest(
                        body.substring(0, Math.min(body.length(), 160)),
                        () -> HTTP.post("/api/notifications", TOKEN, body).isProblem(400, "invalid-body")));
    }

    @Test
    void post_textWithTemperatureOutOfRange_is400NamingIt() {
        for (String temperature : List.of("2.1", "-0.1", "\"hot\"", "1e400")) {
            assertWrong(
                    "/api/ai/text",
                    "{\"prompt\":\"p\",\"maxTokens\":1,\"temperature\":" + temperature + "}",
                    "temperature");
        }
    }

    private static void assertWrong(String path, String body, String field) {
        Http.Answered answered = HTTP.post(path, TOKEN, body).isProblem(400, "invalid-body");
        assertThat(answered.json().path("fields").path(0).path("field").asString())
                .isEqualTo(field);
    }

    private static String pay(String body) {
        String reference = HTTP.post("/api/payments", TOKEN, body)
                .is(200)
                .json()
                .path("paymentReference")
                .asString();
        assertThat(reference).matches("NOOP-[0-9a-f]{8}");
        return reference;
    }
}
