package dev.keyport.port.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An object that is being read. Closing it releases the connection to the storage server. Not thread-safe. */
public final class StoredObject implements AutoCloseable {

    private final InputStream content;
    private final long contentLength;
    private final String contentType;

    /**
     * @param content the bytes, from the first one
     * @param contentLength how many there are
     * @param contentType the media type that was given at the upload
     */
    public StoredObject(InputStream content, long contentLength, String contentType) {
        this.content = Objects.requireNonNull(content, "content");
        this.contentLength = contentLength;
        this.contentType = Objects.requireNonNull(contentType, "contentType");
    }

    public InputStream content() {
        return content;
    }

    public long contentLength() {
        return contentLength;
    }

    public String contentType() {
        return contentType;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
