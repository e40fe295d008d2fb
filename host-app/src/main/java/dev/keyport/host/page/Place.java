package dev.keyport.host.page;

import dev.keyport.registry.IntegrationConnection;
import java.util.Locale;

/** Where a connection is shown and changed. */
enum Place {
    /** On the card of its domain. */
    CARD,
    /** On its own page. */
    CONNECTION;

    /** The value that forms carry. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Place of(String value) {
        return value.equals(CARD.value()) ? CARD : CONNECTION;
    }

    String id(IntegrationConnection connection) {
        return this == CARD ? connection.domain().value() : connection.id().toString();
    }

    /** The page, and the part of it that shows the connection. */
    String path(IntegrationConnection connection) {
        return this == CARD
                ? Paths.INTEGRATIONS + "#domain-" + connection.domain().value()
                : Paths.connection(connection.id());
    }
}
