package dev.keyport.host.http;

import tools.jackson.databind.json.JsonMapper;

/** How large a JSON body may be, by what it carries. */
@SuppressWarnings("ImmutableEnumChecker") // a mapper is immutable once it is built
enum BodyLimit {
    /** A key. */
    KEY(16 * 1024, 16 * 1024),
    /** Everything without files. */
    STANDARD(64 * 1024, 16 * 1024),
    /** Files in Base64. */
    FILES(16 * 1024 * 1024, 16 * 1024 * 1024);

    private final int bytes;
    private final JsonMapper reader;

    BodyLimit(int bytes, int stringCharacters) {
        this.bytes = bytes;
        this.reader = Json.reader(stringCharacters);
    }

    int bytes() {
        return bytes;
    }

    JsonMapper reader() {
        return reader;
    }
}
