package dev.keyport.archunit.internal.bytecode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The calls that wait for another system. */
final class VendorCalls {

    private static final Map<String, Set<String>> BLOCKING = Map.ofEntries(
            Map.entry("java.net.http.HttpClient", Set.of("send", "sendAsync")),
            Map.entry("java.net.URL", Set.of("openStream", "openConnection", "getContent")),
            Map.entry("java.net.URLConnection", Set.of("connect", "getInputStream", "getOutputStream", "getContent")),
            Map.entry("java.net.HttpURLConnection", Set.of("getResponseCode", "getErrorStream")),
            Map.entry("java.net.Socket", Set.of("<init>", "connect", "getInputStream", "getOutputStream")),
            Map.entry("java.nio.channels.SocketChannel", Set.of("open", "connect", "read", "write")),
            Map.entry("okhttp3.Call", Set.of("execute")),
            Map.entry("org.apache.http.client.HttpClient", Set.of("execute")),
            Map.entry("org.apache.hc.client5.http.classic.HttpClient", Set.of("execute", "executeOpen")),
            Map.entry("org.springframework.web.client.RestOperations", Set.of()),
            Map.entry("org.springframework.web.client.RestClient", Set.of()),
            Map.entry("org.springframework.web.client.RestClient$ResponseSpec", Set.of()),
            Map.entry("org.springframework.web.reactive.function.client.WebClient$ResponseSpec", Set.of()),
            Map.entry("jakarta.ws.rs.client.SyncInvoker", Set.of()),
            Map.entry("org.springframework.mail.MailSender", Set.of("send")),
            Map.entry("jakarta.mail.Transport", Set.of("send", "sendMessage", "connect")),
            Map.entry("javax.mail.Transport", Set.of("send", "sendMessage", "connect")),
            Map.entry("dev.keyport.port.storage.StorageService", Set.of()),
            Map.entry("dev.keyport.secrets.vault.VaultSecretStore", Set.of()),
            Map.entry("dev.keyport.registry.DomainService", Set.of("test")),
            Map.entry("dev.keyport.registry.ConnectionService", Set.of("test")));

    private static final List<String> OWNERS = List.copyOf(BLOCKING.keySet());
    private static final List<String> PORT = List.of("dev.keyport.port.IntegrationPort");
    private static final Set<String> PLAIN =
            Set.of("providerId", "simulated", "toString", "hashCode", "equals", "getClass", "<init>", "close");
    /** What does not wait: making something, and asking it what it is. */
    private static final Set<String> BUILDING =
            Set.of("<init>", "builder", "build", "create", "create$default", "toString");

    private final CodeBase code;
    private final Predicate<String> isVendor;

    VendorCalls(CodeBase code, Predicate<String> isVendor) {
        this.code = code;
        this.isVendor = isVendor;
    }

    boolean isBlocking(String owner, String name) {
        return (code.isA(owner, PORT) && !PLAIN.contains(name))
                || (isVendor.test(owner) && !BUILDING.contains(name))
                || (code.isA(owner, OWNERS) && isKnown(owner, name));
    }

    private boolean isKnown(String owner, String name) {
        return BLOCKING.entrySet().stream()
                .anyMatch(known -> (known.getValue().isEmpty()
                                ? !PLAIN.contains(name)
                                : known.getValue().contains(name))
                        && code.isA(owner, known.getKey()));
    }
}
