package dev.keyport.host.development;

import dev.keyport.port.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Random text for passwords and access keys: letters, digits, {@code -} and {@code _}. */
final class RandomSecrets {

    private RandomSecrets() {}

    static Secret ofBytes(int randomBytes) {
        byte[] random = new byte[randomBytes];
        new SecureRandom().nextBytes(random);
        try (Secret erased = Secret.takeOver(random)) {
            return Secret.takeOver(erased.use(Base64.getUrlEncoder().withoutPadding()::encode));
        }
    }
}
