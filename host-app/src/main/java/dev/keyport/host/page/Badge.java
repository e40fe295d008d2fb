package dev.keyport.host.page;

import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.CredentialInfo;
import dev.keyport.registry.CredentialState;
import dev.keyport.registry.IntegrationConnection;
import java.util.Locale;
import java.util.Optional;

/** How a connection is, in one or two words. What is most in the way comes first. */
enum Badge {
    NOT_CONFIGURED(Tone.NEUTRAL),
    KEY_REJECTED(Tone.BAD),
    KEY_EXPIRED(Tone.BAD),
    KEY_AGAIN(Tone.BAD),
    KEY_EXPIRING(Tone.WARNING),
    OFF(Tone.NEUTRAL),
    SIMULATED(Tone.SIMULATED),
    DEGRADED(Tone.WARNING),
    UNTESTED(Tone.NEUTRAL),
    CONNECTED(Tone.GOOD);

    private final Tone tone;

    Badge(Tone tone) {
        this.tone = tone;
    }

    /**
     * @param provider empty when its adapter is not installed: then calls are simulated
     * @param used whether the organization uses what it is for
     */
    static Badge of(IntegrationConnection connection, Optional<ProviderDescriptor> provider, boolean used) {
        Optional<Badge> key = Optional.ofNullable(connection.credential()).flatMap(Badge::ofKey);
        if (key.isPresent()) {
            return key.get();
        }
        if (!connection.enabled() || !used) {
            return OFF;
        }
        if (provider.map(ProviderDescriptor::simulated).orElse(true)) {
            return SIMULATED;
        }
        if (connection.configRefusal() != null) {
            return DEGRADED;
        }
        return ofHealth(connection);
    }

    private static Optional<Badge> ofKey(CredentialInfo key) {
        if (key.state() == CredentialState.REJECTED) {
            return Optional.of(KEY_REJECTED);
        }
        if (key.state() == CredentialState.EXPIRED) {
            return Optional.of(KEY_EXPIRED);
        }
        if (key.state() == CredentialState.REENTRY_REQUIRED) {
            return Optional.of(KEY_AGAIN);
        }
        return key.expiringSoon() ? Optional.of(KEY_EXPIRING) : Optional.empty();
    }

    private static Badge ofHealth(IntegrationConnection connection) {
        return switch (connection.health()) {
            case UNKNOWN -> TestLine.failed(connection) ? DEGRADED : UNTESTED;
            case HEALTHY -> CONNECTED;
            case DEGRADED, FAILING -> DEGRADED;
        };
    }

    Tone tone() {
        return tone;
    }

    /** The name of its text. */
    String key() {
        return "badge." + name().toLowerCase(Locale.ROOT);
    }
}
