package dev.keyport.registry;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.PortResult;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretUnreadableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Providers repeat a wrong key in their answers, and an adapter may pass that on: what leaves an adapter goes through here, and has
 * the credential of its connection no more, neither as it is nor in Base64 nor percent-encoded. Words are dropped whole when the
 * credential cannot be opened to look for it. Thread-safe.
 */
final class CredentialEcho {

    private static final String REMOVED = "[removed]";
    private static final int MAX_CAUSES = 8;
    private static final Set<CredentialField> NOT_SECRET = EnumSet.of(
            CredentialField.USERNAME,
            CredentialField.TOKEN_TYPE,
            CredentialField.SCOPE,
            CredentialField.EXPIRES_AT,
            CredentialField.CERTIFICATE);

    private final ConnectionContext context;
    private final @Nullable CredentialKind kind;

    /**
     * @param kind of the credential of the connection; null when it has none
     */
    CredentialEcho(ConnectionContext context, @Nullable CredentialKind kind) {
        this.context = context;
        this.kind = kind;
    }

    /** An answer; its texts have it no more when the provider did not do what it was asked for. */
    @Nullable
    Object removed(@Nullable Object answer) {
        boolean refused =
                answer instanceof PortResult result && !result.outcome().success();
        return kind != null && refused && answer instanceof Record told ? redacted(told, echoes(kind)) : answer;
    }

    /** The result of a connection test, which has words on success too. */
    ConnectionTestResult removed(ConnectionTestResult result) {
        return kind == null ? result : redacted(result, echoes(kind));
    }

    /** A failure; another one without causes in its place when it, or one of them, tells the credential. */
    Throwable removed(Throwable failure) {
        if (kind == null) {
            return failure;
        }
        List<String> echoes = echoes(kind);
        boolean leaks = echoes.isEmpty()
                ? failure.getClass() == IntegrationException.class
                : words(failure, MAX_CAUSES).anyMatch(words -> echoes.stream().anyMatch(words::contains));
        return leaks ? inPlaceOf(failure, redacted(String.valueOf(failure.getMessage()), echoes)) : failure;
    }

    private static Throwable inPlaceOf(Throwable failure, String words) {
        RuntimeException other = failure instanceof IntegrationException e
                ? new IntegrationException(
                        e.tenant(),
                        e.domain(),
                        e.provider(),
                        e.kind(),
                        words,
                        e.retryAfter().orElse(null),
                        null)
                : new IllegalStateException(
                        "the adapter failed: " + failure.getClass().getName());
        other.setStackTrace(failure.getStackTrace());
        return other;
    }

    private static Stream<String> words(Throwable failure, int depth) {
        return depth == 0
                ? Stream.empty()
                : Stream.concat(
                        Stream.ofNullable(failure.getMessage()),
                        Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                                .flatMap(cause -> words(cause, depth - 1)));
    }

    private static <R extends Record> R redacted(R told, List<String> echoes) {
        return RecordTexts.each(told, words -> redacted(words, echoes));
    }

    private static String redacted(String words, List<String> echoes) {
        String rest = echoes.isEmpty() ? REMOVED : words;
        for (String echo : echoes) {
            rest = rest.replace(echo, REMOVED);
        }
        return rest;
    }

    /** The forms that the credential is looked for in, the longest first; none when it cannot be opened. */
    private List<String> echoes(CredentialKind kind) {
        try (Credential credential = context.openCredential(kind)) {
            return credential.fields().stream()
                    .filter(field -> !NOT_SECRET.contains(field))
                    .flatMap(field -> forms(credential.secret(field)))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IntegrationException | SecretUnreadableException | SecretStoreUnavailableException e) {
            return List.of();
        }
    }

    private static Stream<String> forms(Secret secret) {
        String text = secret.revealUtf8();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        text,
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        URLEncoder.encode(text, StandardCharsets.UTF_8))
                .filter(form -> !form.isEmpty());
    }
}
