package dev.keyport.host.http;

/** Whether a route can be repeated with an {@code Idempotency-Key}, and how large the body that belongs to it may be. */
public enum Repeatable {
    /** The header means nothing here. */
    NO(BodyLimit.STANDARD),
    YES(BodyLimit.STANDARD),
    /** The body has files. */
    WITH_FILES(BodyLimit.FILES),
    /** The body is a secret: nothing of it, nor of the answer, is kept. */
    WITH_SECRET(BodyLimit.KEY);

    private final BodyLimit limit;

    Repeatable(BodyLimit limit) {
        this.limit = limit;
    }

    BodyLimit limit() {
        return limit;
    }
}
