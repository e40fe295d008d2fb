package dev.keyport.host.http;

import io.javalin.http.Context;

/** Writes what a request is answered with. */
final class Answer {

    private Answer() {}

    static void ok(Context context, Object value) {
        json(context, 200, value);
    }

    static void json(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(Json.bytes(value));
    }

    static void nothing(Context context) {
        context.status(204).res().setContentType(null);
    }

    /** A file to save, never to be shown as a page of ours. */
    static void attachment(Context context, String fileName, String contentType, long length) {
        attachment(context, fileName, contentType);
        context.header("Content-Length", String.valueOf(length));
    }

    /** The same with a length that is not known yet. */
    static void attachment(Context context, String fileName, String contentType) {
        context.status(200);
        context.contentType(contentType);
        context.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
}
