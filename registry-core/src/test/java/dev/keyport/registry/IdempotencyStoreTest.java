package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.registry.idempotency.Claim;
import dev.keyport.registry.idempotency.Claim.State;
import dev.keyport.registry.idempotency.IdempotencyRetention;
import dev.keyport.registry.idempotency.IdempotencyStore;
import dev.keyport.registry.idempotency.KeptAnswer;
import dev.keyport.registry.idempotency.RequestHash;
import dev.keyport.registry.idempotency.RequestHashes;
import dev.keyport.registry.idempotency.RequestKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdempotencyStoreTest {

    private static final RequestKey KEY = new RequestKey("order-1");
    private static final byte[] BODY = bytes("{\"apiKey\":\"1234\"}");
    private static final KeptAnswer ANSWER =
            new KeptAnswer(200, "application/json", Map.of("Location", "/orders/7"), bytes("{\"id\":7}"));

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final IdempotencyStore store = new IdempotencyStore(keyport.database);
    private final RequestHashes hashes = new RequestHashes(keyport.secrets);
    private final RequestHash pay = RequestHashes.plain("POST", "/api/payments", BODY);
    private final RequestHash other = RequestHashes.plain("POST", "/api/payments", bytes("{}"));

    @Test
    void claim_whileTheFirstIsUnderWay_isInProgress() {
        assertThat(store.claim(ACME, KEY, pay).state()).isEqualTo(State.GRANTED);

        assertThat(store.claim(ACME, KEY, pay).state()).isEqualTo(State.IN_PROGRESS);
        assertThat(store.claim(ACME, KEY, other).state()).isEqualTo(State.OTHER_REQUEST);
    }

    @Test
    void claim_ofSomebodyElse_isAnotherOne() {
        Caller bob = new Caller(ACME.tenant(), new ActorId("bob"), Role.MEMBER);
        store.complete(ACME, store.claim(ACME, KEY, pay), ANSWER);

        assertThat(store.claim(bob, KEY, other).state()).isEqualTo(State.GRANTED);
        assertThat(store.claim(GLOBEX, KEY, other).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void claim_ofWhatWasDone_hasItsAnswer() {
        store.complete(ACME, store.claim(ACME, KEY, pay), ANSWER);

        Claim again = store.claim(ACME, KEY, pay);

        assertThat(again.state()).isEqualTo(State.DONE);
        assertThat(answer(again).status()).isEqualTo(200);
        assertThat(answer(again).contentType()).isEqualTo("application/json");
        assertThat(answer(again).headers()).isEqualTo(Map.of("Location", "/orders/7"));
        assertThat(answer(again).body()).isEqualTo(ANSWER.body());
        assertThat(store.claim(ACME, KEY, other).state()).isEqualTo(State.OTHER_REQUEST);
    }

    @Test
    void claim_ofWhatWasReleased_isGrantedAgain() {
        store.release(ACME, store.claim(ACME, KEY, pay));

        assertThat(store.claim(ACME, KEY, other).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void claim_afterTheLease_isGrantedForTheSameRequestOnly_andTheFirstComesTooLate() {
        Claim lost = store.claim(ACME, KEY, pay);
        keyport.change("update keyport.idempotency set lease_until = now() - interval '1 second'");

        assertThat(store.claim(ACME, KEY, other).state()).isEqualTo(State.OTHER_REQUEST);
        Claim second = store.claim(ACME, KEY, pay);
        assertThat(second.state()).isEqualTo(State.GRANTED);

        store.complete(ACME, lost, new KeptAnswer(500, null, Map.of(), new byte[0]));
        store.release(ACME, lost);
        assertThat(store.claim(ACME, KEY, pay).state()).isEqualTo(State.IN_PROGRESS);
        store.complete(ACME, second, ANSWER);
        assertThat(answer(store.claim(ACME, KEY, pay)).status()).isEqualTo(200);
    }

    @Test
    void claim_doneWithALeaseThatEnded_isStillDone() {
        store.complete(ACME, store.claim(ACME, KEY, pay), ANSWER);
        keyport.change("update keyport.idempotency set lease_until = now() - interval '1 second'");

        assertThat(store.claim(ACME, KEY, pay).state()).isEqualTo(State.DONE);
    }

    @Test
    void claim_afterADay_isAnotherRequest_andDeletesWhatExpired() {
        store.complete(ACME, store.claim(ACME, KEY, pay), ANSWER);
        store.complete(ACME, store.claim(ACME, new RequestKey("order-2"), pay), ANSWER);
        assertThat(keyport.admin("select (expires_at - created_at)::text from keyport.idempotency"))
                .containsOnly("1 day");
        keyport.change("update keyport.idempotency set expires_at = now()");

        assertThat(store.claim(ACME, KEY, other).state()).isEqualTo(State.GRANTED);

        assertThat(keyport.admin("select key from keyport.idempotency")).containsExactly("order-1");
    }

    @Test
    void retention_ofActorsWhoNeverComeBack_deletesWhatIsOver() throws Exception {
        Caller bob = new Caller(ACME.tenant(), new ActorId("bob"), Role.MEMBER);
        store.complete(ACME, store.claim(ACME, KEY, pay), ANSWER);
        store.complete(bob, store.claim(bob, KEY, pay), ANSWER);
        store.complete(GLOBEX, store.claim(GLOBEX, KEY, pay), ANSWER);
        keyport.change("update keyport.idempotency set expires_at = now() where tenant_id = 'globex' or actor = 'bob'");

        try (IdempotencyRetention retention = IdempotencyRetention.start(keyport.database)) {
            while (keyport.admin("select key from keyport.idempotency").size() > 1) {
                Thread.onSpinWait();
            }
        }

        assertThat(keyport.admin("select tenant_id || ' ' || actor from keyport.idempotency"))
                .containsExactly("acme alice");
    }

    @Test
    void complete_answerThatIsTooLarge_keepsThatItWasDone() {
        byte[] large = new byte[IdempotencyStore.MAX_ANSWER_BYTES + 1];
        store.complete(
                ACME,
                store.claim(ACME, KEY, pay),
                new KeptAnswer(200, "application/json", Map.of("Location", "/orders/7"), large));
        byte[] largest = new byte[IdempotencyStore.MAX_ANSWER_BYTES];
        RequestKey second = new RequestKey("order-2");
        store.complete(
                ACME,
                store.claim(ACME, second, pay),
                new KeptAnswer(200, "application/json", Map.of("Location", "/orders/7"), largest));

        assertThat(answer(store.claim(ACME, KEY, pay)).body()).isNull();
        assertThat(answer(store.claim(ACME, second, pay)).body()).hasSize(largest.length);
    }

    @Test
    void claim_byManyAtOnce_isGrantedToOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<State> states = new ArrayList<>();
        try {
            List<Callable<State>> claims = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                claims.add(() -> store.claim(ACME, KEY, pay).state());
            }
            for (Future<State> claim : threads.invokeAll(claims)) {
                states.add(claim.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(states).containsOnlyOnce(State.GRANTED).containsOnly(State.GRANTED, State.IN_PROGRESS);
    }

    @Test
    void plain_anyDifference_isAnotherHash() {
        assertThat(RequestHashes.plain("POST", "/api/payments", BODY)).isEqualTo(pay);
        assertThat(List.of(
                        RequestHashes.plain("PUT", "/api/payments", BODY),
                        RequestHashes.plain("POST", "/api/payment", bytes("s{\"apiKey\":\"1234\"}")),
                        RequestHashes.plain("POST", "/api/payments", bytes(""))))
                .doesNotHaveDuplicates()
                .doesNotContain(pay);
    }

    @Test
    void plain_isTheSha256OfThePartsWithTheirLengths() {
        assertThat(HexFormat.of()
                        .formatHex(
                                RequestHashes.plain("POST", "/a", bytes("{}")).bytes()))
                .isEqualTo("7a67ba33519ca64e00fb801877024870c46b28d5247de470fce82a5163c91469");
    }

    @Test
    void keyed_isTheSameOnEveryNode_anotherForEveryTenant_andNotThePlainOne() {
        RequestHash mine = hashes.keyed(ACME, "POST", "/api/payments", BODY);

        assertThat(new RequestHashes(keyport.otherNode().secrets).keyed(ACME, "POST", "/api/payments", BODY))
                .isEqualTo(mine);
        assertThat(hashes.keyed(GLOBEX, "POST", "/api/payments", BODY)).isNotEqualTo(mine);
        assertThat(hashes.keyed(ACME, "POST", "/api/payments", bytes("{\"apiKey\":\"1235\"}")))
                .isNotEqualTo(mine);
        assertThat(mine).isNotEqualTo(pay);
        assertThat(keyport.admin("select tenant_id || ' ' || name || ' ' || version from keyport.secret"
                        + " where name like '%:hmac' order by 1"))
                .containsExactly("acme keyport:idempotency:hmac 1", "globex keyport:idempotency:hmac 1");
    }

    @Test
    void keyed_forAMember_makesTheKeyToo() {
        Caller member = RegistryFixture.caller("acme", Role.MEMBER);

        assertThat(hashes.keyed(member, "POST", "/", BODY)).isEqualTo(hashes.keyed(ACME, "POST", "/", BODY));
    }

    @Test
    void newKey_notOfTheForm_isRefused() {
        for (String value : List.of("", " ", "a b", "a\n", "ä", "a".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RequestKey(value));
        }
        assertThat(new RequestKey("!".repeat(255)).value()).hasSize(255);
    }

    private static KeptAnswer answer(Claim claim) {
        return Objects.requireNonNull(claim.answer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
