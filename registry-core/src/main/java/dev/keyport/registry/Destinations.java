package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Destination;
import dev.keyport.port.InvalidSettingException;
import dev.keyport.registry.InvalidConfigException.Violation;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where a configuration sends a credential, and whether it may go there.
 *
 * <p>A credential from before destinations were kept has none. It counts as entered for the configuration that it was stored
 * with: it is bound to that one when the configuration is about to change.
 */
final class Destinations {

    /** A destination that no configuration has. */
    private static final String NOWHERE = "?";

    private Destinations() {}

    /**
     * @throws InvalidConfigException when the configuration does not say where, or leads to a host that is not the provider's
     */
    static String of(AdapterFactory<?> factory, Map<String, Object> config) {
        Destination destination;
        try {
            destination = factory.destination(config);
        } catch (InvalidSettingException e) {
            String path = "/" + e.setting().replace("~", "~0").replace("/", "~1");
            throw new InvalidConfigException(List.of(new Violation(path, String.valueOf(e.getMessage()), "")));
        }
        if (!destination.isWithin(factory.descriptor().allowedHosts())) {
            throw InvalidConfigException.of("leads to a host that is not this provider's");
        }
        return destination.toString();
    }

    /** Whether the stored credential may be sent where this configuration leads. */
    static boolean isUsable(AdapterFactory<?> factory, ConnectionRow row, Map<String, Object> config) {
        return row.credentialDestination() == null
                || row.credentialDestination().equals(ofStored(factory, config));
    }

    /** The state of the stored credential; null when none is stored, or the adapter that could tell is not installed. */
    static @Nullable CredentialState state(@Nullable AdapterFactory<?> factory, ConnectionRow row) {
        if (factory == null || row.credentialVersion() == null) {
            return null;
        }
        return isUsable(factory, row, Config.values(row.config()))
                ? CredentialState.USABLE
                : CredentialState.REENTRY_REQUIRED;
    }

    /** A stored configuration may be older than the adapter. Whatever it makes of it, no credential goes there. */
    static String ofStored(AdapterFactory<?> factory, Map<String, Object> config) {
        try {
            return of(factory, config);
        } catch (RuntimeException e) {
            return NOWHERE;
        }
    }
}
