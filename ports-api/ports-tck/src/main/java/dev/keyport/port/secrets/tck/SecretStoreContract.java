package dev.keyport.port.secrets.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.port.tck.LeakWatch;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link SecretStore} must do. Extend it, and give it a store that is empty or that knows none of its tenants. */
public abstract class SecretStoreContract {

    private static final SecretName NAME = new SecretName("accounting:contract:api_key");

    private final Caller acme = owner("contract-acme-" + Long.toHexString(System.nanoTime()));
    private final Caller globex = owner("contract-globex-" + Long.toHexString(System.nanoTime()));

    /** The store under test; the same one, or one over the same data, at each call. */
    protected abstract SecretStore store();

    /** Loggers of a store that runs in the process of the test, too. What they log below INFO is not searched for secrets. */
    protected List<String> wireLoggers() {
        return LeakWatch.WIRE_LOGGERS;
    }

    @Test
    public void store_newSecret_retrieveReturnsIt() {
        StoredSecret stored = put(acme, "sk-1");

        assertThat(read(acme)).isEqualTo("sk-1");
        assertThat(read(acme, stored.version())).isEqualTo("sk-1");
        assertThat(store().exists(acme, NAME)).isTrue();
    }

    @Test
    public void store_bytesThatAreNotText_retrieveReturnsTheSameBytes() {
        byte[] bytes = new byte[256];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
        try (Secret secret = Secret.copyOf(bytes)) {
            store().store(acme, NAME, secret);
        }

        try (Secret read = store().retrieve(acme, NAME)) {
            assertThat(read.use(byte[]::clone)).isEqualTo(bytes);
        }
    }

    @Test
    public void store_again_addsAHigherVersionAndKeepsTheOld() {
        StoredSecret first = put(acme, "sk-1");
        StoredSecret second = put(acme, "sk-2");

        assertThat(second.version().number()).isGreaterThan(first.version().number());
        assertThat(read(acme)).isEqualTo("sk-2");
        assertThat(read(acme, first.version())).isEqualTo("sk-1");
    }

    @Test
    public void store_sameValueAgain_hasTheSameFingerprintOnlyInsideTheTenant() {
        StoredSecret first = put(acme, "sk-1");

        assertThat(put(acme, "sk-1").fingerprint())
                .isEqualTo(first.fingerprint())
                .matches("[0-9a-f]{8}");
        assertThat(put(acme, "sk-2").fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(put(globex, "sk-1").fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    public void store_emptyOrTooLarge_isRefusedAndStoresNothing() {
        for (byte[] bytes : List.of(new byte[0], new byte[SecretStore.MAX_BYTES + 1])) {
            try (Secret secret = Secret.copyOf(bytes)) {
                assertThatIllegalArgumentException().isThrownBy(() -> store().store(acme, NAME, secret));
            }
        }

        assertThat(store().exists(acme, NAME)).isFalse();
    }

    @Test
    public void store_largestSecret_isKept() {
        try (Secret secret = Secret.copyOf(new byte[SecretStore.MAX_BYTES])) {
            store().store(acme, NAME, secret);
        }

        try (Secret read = store().retrieve(acme, NAME)) {
            assertThat(read.length()).isEqualTo(SecretStore.MAX_BYTES);
        }
    }

    @Test
    public void store_roleThatMayNotConfigure_isRefused() {
        for (Role role : List.of(Role.MANAGER, Role.MEMBER)) {
            Caller caller = new Caller(acme.tenant(), new ActorId("someone"), role);
            assertThatThrownBy(() -> put(caller, "sk-1")).isInstanceOf(AccessDeniedException.class);
        }

        assertThat(store().exists(acme, NAME)).isFalse();
    }

    @Test
    public void retrieve_absentNameOrVersion_isNotFound() {
        assertThatThrownBy(() -> read(acme)).isInstanceOf(SecretNotFoundException.class);
        put(acme, "sk-1");

        assertThatThrownBy(() -> read(acme, new SecretVersion(4711))).isInstanceOf(SecretNotFoundException.class);
    }

    @Test
    public void retrieve_sameNameInAnotherTenant_isNotFound() {
        put(acme, "sk-of-acme");

        assertThat(store().exists(globex, NAME)).isFalse();
        assertThatThrownBy(() -> read(globex)).isInstanceOf(SecretNotFoundException.class);
    }

    @Test
    public void delete_removesEveryVersionOfThisTenantOnly() {
        put(acme, "sk-1");
        put(acme, "sk-2");
        put(globex, "sk-of-globex");

        store().delete(acme, NAME);
        store().delete(acme, NAME);

        assertThat(store().exists(acme, NAME)).isFalse();
        assertThat(read(globex)).isEqualTo("sk-of-globex");
    }

    @Test
    public void store_afterDelete_neverGivesAVersionOutTwice() {
        put(acme, "sk-1");
        StoredSecret second = put(acme, "sk-2");
        store().delete(acme, NAME);

        assertThat(put(acme, "sk-3").version().number())
                .isGreaterThan(second.version().number());
    }

    @Test
    public void deleteThrough_removesThisVersionAndLowerOnes() {
        StoredSecret first = put(acme, "sk-1");
        StoredSecret second = put(acme, "sk-2");
        StoredSecret third = put(acme, "sk-3");

        store().deleteThrough(acme, NAME, second.version());

        assertThatThrownBy(() -> read(acme, first.version())).isInstanceOf(SecretNotFoundException.class);
        assertThatThrownBy(() -> read(acme, second.version())).isInstanceOf(SecretNotFoundException.class);
        assertThat(read(acme, third.version())).isEqualTo("sk-3");
    }

    @Test
    public void delete_roleThatMayNotConfigure_isRefusedAndDeletesNothing() {
        StoredSecret stored = put(acme, "sk-1");

        for (Role role : List.of(Role.MANAGER, Role.MEMBER)) {
            Caller caller = new Caller(acme.tenant(), new ActorId("someone"), role);
            assertThatThrownBy(() -> store().delete(caller, NAME)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> store().deleteThrough(caller, NAME, stored.version()))
                    .isInstanceOf(AccessDeniedException.class);
        }

        assertThat(read(acme)).isEqualTo("sk-1");
    }

    @Test
    public void delete_asTheSystem_isAllowed() {
        Caller system = Caller.system(acme.tenant());
        put(system, "sk-1");

        store().delete(system, NAME);

        assertThat(store().exists(system, NAME)).isFalse();
    }

    @Test
    public void retrieve_afterTheNewestWasDeletedWithTheOthers_isNotFoundUntilTheNextOne() {
        put(acme, "sk-1");
        StoredSecret second = put(acme, "sk-2");
        store().deleteThrough(acme, NAME, second.version());

        assertThatThrownBy(() -> read(acme)).isInstanceOf(SecretNotFoundException.class);
        put(acme, "sk-3");

        assertThat(read(acme)).isEqualTo("sk-3");
    }

    @Test
    public void store_twelveTimes_keepsEveryVersion() {
        List<StoredSecret> stored =
                IntStream.range(0, 12).mapToObj(i -> put(acme, "sk-" + i)).toList();

        for (int i = 0; i < stored.size(); i++) {
            assertThat(read(acme, stored.get(i).version())).isEqualTo("sk-" + i);
        }
    }

    @Test
    public void store_namesThatDifferInOneCharacterOnly_keepsThemApart() {
        List<SecretName> names = Stream.of("a.b", "a..b", "a...b", "a.b.", "a.b..", "a:b", "a-b", "a_b", "ab")
                .map(SecretName::new)
                .toList();
        for (SecretName name : names) {
            try (Secret secret = Secret.ofUtf8(name.value())) {
                store().store(acme, name, secret);
            }
        }

        for (SecretName name : names) {
            try (Secret secret = store().retrieve(acme, name)) {
                assertThat(secret.revealUtf8()).isEqualTo(name.value());
            }
        }
    }

    @Test
    public void store_concurrently_givesEveryCallItsOwnVersionAndLosesNone() throws Exception {
        int calls = 16;
        Set<Integer> versions = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, calls)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        StoredSecret stored = put(acme, "sk-" + i);
                        versions.add(stored.version().number());
                        return read(acme, stored.version()).equals("sk-" + i);
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(versions).hasSize(calls);
    }

    @Test
    public void store_anySecret_comesOutNowhere() {
        String value = "sk-" + UUID.randomUUID();
        try (LeakWatch watch = LeakWatch.start(List.of(value), wireLoggers())) {
            StoredSecret stored = put(acme, value);
            read(acme);
            read(acme, stored.version());
            watch.look("what tells of a stored secret", stored);
            watch.look("toString of the store", store());
            Caller member = new Caller(acme.tenant(), new ActorId("someone"), Role.MEMBER);
            for (ThrowingCallable refused : List.<ThrowingCallable>of(
                    () -> put(member, value), () -> read(globex), () -> read(acme, new SecretVersion(4711)))) {
                watch.lookAtAll("an exception", catchThrowable(refused));
            }
            store().delete(acme, NAME);

            assertThat(watch.found()).as("where a secret came out").isEmpty();
        }
    }

    private StoredSecret put(Caller caller, String value) {
        try (Secret secret = Secret.ofUtf8(value)) {
            return store().store(caller, NAME, secret);
        }
    }

    private String read(Caller caller) {
        try (Secret secret = store().retrieve(caller, NAME)) {
            return secret.revealUtf8();
        }
    }

    private String read(Caller caller, SecretVersion version) {
        try (Secret secret = store().retrieve(caller, NAME, version)) {
            return secret.revealUtf8();
        }
    }

    private static Caller owner(String tenant) {
        return new Caller(new TenantId(tenant), new ActorId("contract"), Role.OWNER);
    }
}
