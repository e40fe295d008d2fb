package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RouteAccessTest {

    private static final String TENANT = RouteExample.TENANT;

    /** Routes to a capability that not every role may use; {@link RouteRolesTest} has them. */
    private static final Set<String> NEEDS_MANAGER = Set.of("POST /api/payments/{reference}/refunds");

    @BeforeAll
    static void prepare() {
        Http.SHARED.readyTenant(TENANT);
    }

    @TestFactory
    Stream<DynamicTest> anyRoute_withoutToken_is401() {
        return eachRoute(example -> {
            Http.Answered answered = example.send(null, example.body()).isProblem(401, "token-missing");
            assertThat(answered.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @TestFactory
    Stream<DynamicTest> anyRoute_withTokenThatIsNone_is401() {
        return eachRoute(example -> {
            for (String token : List.of("garbage", "a.b.c", "e30.e30.", tampered(), withoutSignature())) {
                Http.Answered answered = example.send(token).isProblem(401, "token-invalid");
                assertThat(answered.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
                assertThat(answered.body()).doesNotContain(token);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> configureRoute_asOwnerOrAdmin_letsIn() {
        return eachRoute(
                Access.CONFIGURE,
                example ->
                        List.of("owner", "admin", "shop_manager", "OWNER").forEach(role -> assertLetIn(example, role)));
    }

    @TestFactory
    Stream<DynamicTest> configureRoute_asOtherRole_is403() {
        return eachRoute(
                Access.CONFIGURE,
                example -> List.of("manager", "member", "employee").forEach(role -> {
                    String token = Http.SHARED.token(TENANT, role);
                    example.send(token).isProblem(403, "role-not-permitted");
                    example.send(token, "not JSON").isProblem(403, "role-not-permitted");
                }));
    }

    @TestFactory
    Stream<DynamicTest> viewRoute_asManagerOrAbove_letsIn() {
        return eachRoute(
                Access.VIEW,
                example -> List.of("owner", "admin", "shop_manager", "manager")
                        .forEach(role -> assertLetIn(example, role)));
    }

    @TestFactory
    Stream<DynamicTest> viewRoute_asMember_is403() {
        return eachRoute(
                Access.VIEW,
                example -> List.of("member", "employee")
                        .forEach(role ->
                                example.send(Http.SHARED.token(TENANT, role)).isProblem(403, "role-not-permitted")));
    }

    @TestFactory
    Stream<DynamicTest> useRoute_asAnyRole_letsIn() {
        return eachRoute(
                Access.USE,
                example -> List.of("owner", "admin", "shop_manager", "manager", "member", "employee")
                        .forEach(role -> assertLetIn(example, role)));
    }

    @Test
    void get_withBasicCredentials_is401() throws Exception {
        Http.SHARED
                .raw("GET /api/integrations HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + "Authorization: Basic dXNlcjpwYXNz\r\n\r\n")
                .isProblem(401, "token-missing");
    }

    @Test
    void get_withRoleOfNobody_is400AtTheIssuer() {
        Http.SHARED
                .call("POST", "/dev/tokens", null, "{\"tenant\":\"acme\",\"subject\":\"sam\",\"role\":\"system\"}")
                .isProblem(400, "invalid-body");
    }

    @Test
    void post_devTokensUnderAnotherHostName_is403() throws Exception {
        Http.SHARED
                .raw("POST /dev/tokens HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                .isProblem(403, "not-this-machine");
    }

    private static Stream<DynamicTest> eachRoute(Consumer<RouteExample> check) {
        return RouteExample.all().stream().map(example -> test(example, check));
    }

    private static Stream<DynamicTest> eachRoute(Access access, Consumer<RouteExample> check) {
        return RouteExample.all().stream()
                .filter(example -> example.route().access() == access && !NEEDS_MANAGER.contains(example.name()))
                .map(example -> test(example, check));
    }

    private static DynamicTest test(RouteExample example, Consumer<RouteExample> check) {
        return DynamicTest.dynamicTest(example.name(), () -> {
            RouteExample.ready();
            check.accept(example);
        });
    }

    /** A document route has no document to work on here. */
    private static void assertLetIn(RouteExample example, String role) {
        Http.Answered answered = example.send(Http.SHARED.token(TENANT, role)).isGuarded();
        if (example.route().path().equals("/api/documents/<key>")) {
            assertThat(answered.status()).isIn(204, 404, 415);
        } else {
            assertThat(answered.status()).as(answered.body()).isIn(example.answers());
        }
    }

    /** The claims of another tenant under the signature of this one. */
    private static String tampered() {
        String[] mine = Http.SHARED.owner(TENANT).split("\\.");
        String[] other = Http.SHARED.owner("routes-other").split("\\.");
        return mine[0] + "." + other[1] + "." + mine[2];
    }

    private static String withoutSignature() {
        String token = Http.SHARED.owner(TENANT);
        return token.substring(0, token.lastIndexOf('.') + 1);
    }
}
