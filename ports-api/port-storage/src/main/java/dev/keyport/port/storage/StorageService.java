package dev.keyport.port.storage;

import java.io.InputStream;
import java.time.Duration;

/**
 * Keeps documents under tenant keys.
 *
 * <p>One store serves the whole system; the key keeps tenants apart (see {@link StorageKey}). An object is a sequence of bytes
 * with a media type. It is written whole or not at all, and a later upload under the same key replaces it: there are no
 * folders, no versions, no partial writes and no listing.
 *
 * <p>Failures are {@link StorageException}s. Implementations are thread-safe. Seed: epic 145, with {@link #open} added, and
 * the length added to {@link #generateUploadUrl} so that the server can refuse what was not announced.
 */
public interface StorageService {

    /** The longest life of a URL for uploading. */
    Duration MAX_UPLOAD_URL_LIFE = Duration.ofMinutes(5);

    /** The longest life of a URL for downloading. */
    Duration MAX_DOWNLOAD_URL_LIFE = Duration.ofSeconds(60);

    /**
     * Stores the bytes. When it returns, they are there; when it throws, an object that was there before is unchanged unless
     * the kind is {@link dev.keyport.port.FailureKind#TIMEOUT}, in which case either may be.
     *
     * @param contentType a media type (RFC 9110, section 8.3.1), for example {@code application/pdf}
     */
    void upload(StorageKey key, byte[] content, String contentType);

    /**
     * Stores bytes from a stream in constant memory, as {@link #upload(StorageKey, byte[], String)} does. Reads the stream
     * and does not close it.
     *
     * @param contentLength how many bytes the stream has
     * @throws StorageException with {@link dev.keyport.port.FailureKind#INVALID_REQUEST} when the stream ends earlier;
     *     nothing is stored then
     */
    void upload(StorageKey key, InputStream content, long contentLength, String contentType);

    /**
     * Reads a whole object into memory; {@link #open} is for large ones.
     *
     * @throws StorageException with {@link dev.keyport.port.FailureKind#NOT_FOUND} when there is none
     */
    byte[] download(StorageKey key);

    /**
     * Opens an object for reading as a stream. The caller closes it.
     *
     * @throws StorageException with {@link dev.keyport.port.FailureKind#NOT_FOUND} when there is none
     */
    StoredObject open(StorageKey key);

    /**
     * Deletes an object, as well as it can: an absent object is no failure, and when the server does not answer, a warning is
     * logged and nothing is thrown.
     */
    void delete(StorageKey key);

    /**
     * A URL for one kind of upload: a {@code PUT} with exactly this media type and this length. The server refuses any other.
     * Makes no call to the server.
     *
     * @param contentLength in bytes, 0 or more
     * @param expiry how long it works, more than zero and at most {@link #MAX_UPLOAD_URL_LIFE}
     * @throws IllegalArgumentException when the length or the expiry is out of range
     */
    PresignedUrl generateUploadUrl(StorageKey key, String contentType, long contentLength, Duration expiry);

    /**
     * A URL for downloading as an attachment. Makes no call to the server, so the object may be absent.
     *
     * @param expiry how long it works, more than zero and at most {@link #MAX_DOWNLOAD_URL_LIFE}
     * @throws IllegalArgumentException when the expiry is out of range
     */
    PresignedUrl generateDownloadUrl(StorageKey key, Duration expiry);
}
