package dev.keyport.registry;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretUnreadableException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Providers repeat a wrong key in their answers, and an adapter may pass that on: what is kept and shown has it no more. */
final class CredentialEcho {

    private static final String REMOVED = "[removed]";
    private static final Set<CredentialField> NOT_SECRET = EnumSet.of(
            CredentialField.USERNAME,
            CredentialField.TOKEN_TYPE,
            CredentialField.SCOPE,
            CredentialField.EXPIRES_AT,
            CredentialField.CERTIFICATE);

    private CredentialEcho() {}

    /** The words without what is secret in the credential, as it is, in Base64, or percent-encoded. */
    static @Nullable String removed(@Nullable String words, ConnectionContext context, @Nullable CredentialKind kind) {
        if (words == null || kind == null) {
            return words;
        }
        try (Credential credential = context.openCredential(kind)) {
            String rest = words;
            for (CredentialField field : credential.fields()) {
                if (!NOT_SECRET.contains(field)) {
                    for (String form : forms(credential.secret(field))) {
                        rest = rest.replace(form, REMOVED);
                    }
                }
            }
            return rest;
        } catch (IntegrationException | SecretUnreadableException e) {
            return null;
        }
    }

    private static List<String> forms(Secret secret) {
        String text = secret.revealUtf8();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        text,
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        URLEncoder.encode(text, StandardCharsets.UTF_8))
                .filter(form -> !form.isEmpty())
                .toList();
    }
}
