package dev.keyport.host.page;

import dev.keyport.host.http.Form;
import dev.keyport.port.ConnectionId;
import dev.keyport.registry.ConnectionVersion;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The version of a connection that travels in every form, so that nobody overwrites what they did not see. */
final class Seen {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Seen() {}

    /** The connection that the form was made for; empty when it was made for none. */
    static Optional<ConnectionVersion> in(Form form) {
        String id = form.text("seen");
        return ID.matcher(id).matches()
                ? Optional.of(new ConnectionVersion(new ConnectionId(UUID.fromString(id)), version(form)))
                : Optional.empty();
    }

    /** The version; one that no connection has when the form does not say. */
    static long version(Form form) {
        String version = form.text("version");
        return VERSION.matcher(version).matches() ? Long.parseLong(version) : -1;
    }
}
