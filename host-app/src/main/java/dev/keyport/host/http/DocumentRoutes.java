package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageKey;
import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.StoredObject;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenant's documents. A key is whole, {@code org/<tenant>/...}; another tenant's looks like one that does not exist. */
public final class DocumentRoutes {

    /** The largest document that goes through the host; larger ones go straight to the storage, by an upload URL. */
    static final long MAX_BYTES = 32L * 1024 * 1024;

    private static final long MAX_URL_BYTES = 5L * 1024 * 1024 * 1024;
    private static final String KEY = "/api/documents/<key>";

    private final Optional<StorageService> storage;

    /**
     * @param storage empty when none is configured: then every route answers 503
     */
    public DocumentRoutes(Optional<StorageService> storage) {
        this.storage = storage;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/documents/<key>/upload-url", Access.USE, this::uploadUrl)
                        .repeatable(Repeatable.NO),
                Route.post("/api/documents/<key>/download-url", Access.USE, this::downloadUrl)
                        .repeatable(Repeatable.NO),
                Route.put(KEY, Access.USE, this::put),
                Route.get(KEY, Access.USE, this::get),
                Route.delete(KEY, Access.USE, this::delete));
    }

    private void put(Context context, Caller caller) throws IOException {
        StorageService store = store();
        StorageKey key = key(context, caller);
        String type = contentType(context);
        long length = context.req().getContentLengthLong();
        if (length < 0) {
            throw new ProblemException(Problem.of(
                    411, "length-required", "Length Required", "A document is uploaded with a Content-Length."));
        }
        if (length > MAX_BYTES) {
            throw new ProblemException(RequestBody.tooLarge(MAX_BYTES));
        }
        store.upload(key, context.req().getInputStream(), length, type);
        Answer.nothing(context);
    }

    private void get(Context context, Caller caller) throws IOException {
        StorageService store = store();
        StorageKey key = key(context, caller);
        try (StoredObject document = store.open(key)) {
            Answer.attachment(context, key.fileName(), document.contentType(), document.contentLength());
            document.content().transferTo(context.outputStream());
        }
    }

    private void delete(Context context, Caller caller) {
        StorageService store = store();
        store.delete(key(context, caller));
        Answer.nothing(context);
    }

    private void uploadUrl(Context context, Caller caller) throws IOException {
        StorageService store = store();
        StorageKey key = key(context, caller);
        Fields body = RequestBody.json(context, BodyLimit.STANDARD);
        String type = MediaTypes.read(body);
        long length = body.integer("contentLength", 0, MAX_URL_BYTES);
        body.done();
        answer(context, store.generateUploadUrl(key, type, length, StorageService.MAX_UPLOAD_URL_LIFE));
    }

    private void downloadUrl(Context context, Caller caller) throws IOException {
        StorageService store = store();
        StorageKey key = key(context, caller);
        RequestBody.json(context, BodyLimit.STANDARD).done();
        answer(context, store.generateDownloadUrl(key, StorageService.MAX_DOWNLOAD_URL_LIFE));
    }

    private StorageService store() {
        return storage.orElseThrow(
                () -> new ProblemException(
                        Problem.of(
                                503,
                                "storage-not-configured",
                                "Storage Not Configured",
                                "This host has no document storage; its operator can set KEYPORT_S3_ENDPOINT and the settings beside it.")));
    }

    private static StorageKey key(Context context, Caller caller) {
        return StorageKey.parse(caller.tenant(), context.pathParam("key"));
    }

    private static String contentType(Context context) {
        String type = context.req().getContentType();
        if (type == null || !MediaTypes.isValid(type)) {
            throw new ProblemException(Problem.of(
                    415,
                    "unsupported-media-type",
                    "Unsupported Media Type",
                    "A document is uploaded with its media type as Content-Type, such as application/pdf."));
        }
        return type;
    }

    private static void answer(Context context, PresignedUrl url) {
        Answer.ok(context, Map.of("url", url.url(), "expiresAt", url.expiresAt()));
    }
}
