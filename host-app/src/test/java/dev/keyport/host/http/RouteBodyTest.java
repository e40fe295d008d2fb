package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RouteBodyTest {

    private static final String CANARY = "canary4711";
    private static final String MAY_HAVE_NO_BODY = "POST /api/integrations/connections/{id}/actions/{capability}";
    private static final List<String> OF_WRONG_TYPE = List.of("5", "true", "[]", "{}", "\"text\"", "[{}]", "[null]");

    @BeforeAll
    static void prepare() {
        Http.SHARED.readyTenant(RouteExample.TENANT);
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withOtherContentType_is415() {
        return eachRoute(example -> {
            for (String type : new @Nullable String[] {
                null,
                "text/plain",
                "application/jsonx",
                "application/json; charset=latin1",
                "application/x-www-form-urlencoded"
            }) {
                Http.SHARED
                        .send(method(example), example.path(), token(), type, BodyPublishers.ofString(body(example)))
                        .isProblem(415, "unsupported-media-type");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anyBody_thatIsNoJsonObject_is400() {
        return eachRoute(example -> {
            String body = body(example);
            if (!example.name().equals(MAY_HAVE_NO_BODY)) {
                example.send(token(), "").isProblem(400, "malformed-json");
            }
            for (String malformed : List.of(
                    " ",
                    CANARY,
                    "[]",
                    "null",
                    "\"" + CANARY + "\"",
                    "[" + body + "]",
                    body + "x",
                    body + body,
                    body.substring(0, body.length() - 1),
                    "{\"" + CANARY + "\":1,\"" + CANARY + "\":1}",
                    "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}",
                    "{\"a\":1e99999999999}",
                    "{\"a\":NaN}",
                    "{'a':1}",
                    "\ufeff{")) {
                Http.Answered answered = example.send(token(), malformed).isProblem(400, "malformed-json");
                assertThat(answered.body()).doesNotContain(CANARY);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anyBody_thatIsNotUtf8_is400WithoutAnyOfIt() {
        return eachRoute(example -> {
            for (String bytes :
                    List.of("\u00ff", "\u00c3", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080")) {
                String odd = "{\"" + CANARY + "\":\"" + CANARY + bytes + "\"}";
                assertNotUtf8(example, odd.getBytes(StandardCharsets.ISO_8859_1));
            }
            for (Charset other : List.of(
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("UTF-32LE"),
                    Charset.forName("UTF-32BE"))) {
                assertNotUtf8(example, body(example).getBytes(other));
            }
        });
    }

    private static void assertNotUtf8(RouteExample example, byte[] body) {
        Http.Answered answered = Http.SHARED
                .send(method(example), example.path(), token(), "application/json", BodyPublishers.ofByteArray(body))
                .isProblem(400, "malformed-json");
        assertThat(answered.json().path("detail").asString()).isEqualTo("The body is not valid UTF-8.");
        assertThat(answered.body()).doesNotContain(CANARY);
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withUnknownField_is400WithoutItsName() {
        return eachRoute(example -> {
            ObjectNode fields = example.fields().put(CANARY, CANARY);
            Http.Answered answered = example.send(token(), fields.toString()).isProblem(400, "invalid-body");
            assertThat(answered.body()).doesNotContain(CANARY).contains("unknown field");
        });
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withoutRequiredField_is400NamingIt() {
        return eachRoute(example -> example.required().forEach(name -> {
            ObjectNode fields = example.fields();
            fields.remove(name);
            assertRefused(example, fields, name);
            assertRefused(example, example.fields().putNull(name), name);
        }));
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withWrongType_is400NamingIt() {
        return eachRoute(example -> example.fields().propertyNames().forEach(name -> {
            JsonNode right = example.fields().get(name);
            for (String wrong : OF_WRONG_TYPE) {
                JsonNode value = Http.JSON.readTree(wrong);
                boolean same = value.getNodeType() == right.getNodeType() && !wrong.contains("[null]");
                if (!same && !(right.isNumber() && value.isNumber())) {
                    assertRefused(example, (ObjectNode) example.fields().set(name, value), name);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withTextThatCannotBe_is400NamingIt() {
        return eachRoute(example -> example.fields().propertyNames().forEach(name -> {
            if (example.fields().get(name).isString()) {
                assertRefused(example, example.fields().put(name, "a\0b"), name);
                String half = example.fields().put(name, "HALF").toString().replace("HALF", "\\ud800");
                assertRefused(example, half, name);
                if (example.limit() == BodyLimit.STANDARD) {
                    assertThat(example.send(
                                            token(),
                                            example.fields()
                                                    .put(name, "x".repeat(20_000))
                                                    .toString())
                                    .status())
                            .isEqualTo(400);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> anyBody_withBlankRequiredText_is400NamingIt() {
        return eachRoute(example -> example.required().stream()
                .filter(name -> example.fields().get(name).isString())
                .forEach(name -> {
                    assertRefused(example, example.fields().put(name, ""), name);
                    assertRefused(example, example.fields().put(name, " \t"), name);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anyBody_oneByteOverTheLimit_is413() {
        return eachRoute(example -> {
            String over = body(example)
                    + " ".repeat(example.limit().bytes() + 1 - body(example).length());
            example.send(token(), over).isProblem(413, "body-too-large");
            assertThat(example.send(token(), over.substring(0, over.length() - 1))
                            .status())
                    .isIn(example.answers());
        });
    }

    @TestFactory
    Stream<DynamicTest> anyBody_overTheLimitWithoutLength_is413() {
        return eachRoute(example -> {
            byte[] over = " ".repeat(example.limit().bytes() + 1).getBytes(StandardCharsets.UTF_8);
            Http.SHARED
                    .send(
                            method(example),
                            example.path(),
                            token(),
                            "application/json",
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(over)))
                    .isProblem(413, "body-too-large");
        });
    }

    private static void assertRefused(RouteExample example, ObjectNode fields, String name) {
        assertRefused(example, fields.toString(), name);
    }

    private static void assertRefused(RouteExample example, String json, String name) {
        Http.Answered answered = example.send(token(), json);
        assertThat(answered.status()).as(json + " → " + answered.body()).isEqualTo(400);
        assertThat(answered.json().path("fields").toString())
                .as(answered.body())
                .contains("\"field\":\"" + name);
    }

    private static Stream<DynamicTest> eachRoute(Consumer<RouteExample> check) {
        return RouteExample.withJson().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    RouteExample.ready();
                    check.accept(example);
                }));
    }

    private static String token() {
        return Http.SHARED.owner(RouteExample.TENANT);
    }

    private static String method(RouteExample example) {
        return example.route().method().toString();
    }

    private static String body(RouteExample example) {
        return String.valueOf(example.body());
    }
}
