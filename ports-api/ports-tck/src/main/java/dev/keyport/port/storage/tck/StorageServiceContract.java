package dev.keyport.port.storage.tck;

import static dev.keyport.port.storage.tck.StorageChecks.assertFails;
import static dev.keyport.port.storage.tck.StorageChecks.bytes;
import static dev.keyport.port.storage.tck.StorageChecks.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.FailureKind;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageKey;
import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.StoredObject;
import dev.keyport.port.tck.LeakWatch;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StorageService} must do. Extend it, and give it a service over a real store whose presigned URLs can be
 * reached from the test. Leaves objects behind under tenants of its own.
 */
public abstract class StorageServiceContract extends PresignedUrlContract {

    private static final int SHORTEST_SIGNATURE = 20;
    private static final int FIVE_MIB = 5 * 1024 * 1024;

    /** Loggers of a store that runs in the process of the test, too. What they log below INFO is not searched for secrets. */
    protected List<String> wireLoggers() {
        return LeakWatch.WIRE_LOGGERS;
    }

    @Nested
    public class WholeObjects {

        @Test
        public void upload_bytes_downloadReturnsThem() {
            byte[] content = random(1000);
            storage().upload(key, content, PDF);

            assertThat(storage().download(key)).isEqualTo(content);
        }

        @Test
        public void upload_emptyObject_isStored() {
            storage().upload(key, new byte[0], PDF);

            assertThat(storage().download(key)).isEmpty();
        }

        @Test
        public void upload_fiveMebibytes_downloadReturnsThem() {
            byte[] content = random(FIVE_MIB);
            storage().upload(key, content, PDF);

            assertThat(storage().download(key)).isEqualTo(content);
        }

        @Test
        public void upload_again_replaces() throws IOException {
            storage().upload(key, random(5000), PDF);
            storage().upload(key, bytes("second"), "text/plain");

            try (StoredObject object = storage().open(key)) {
                assertThat(object.content().readAllBytes()).isEqualTo(bytes("second"));
                assertThat(object.contentType()).isEqualTo("text/plain");
            }
        }

        @Test
        public void open_storedObject_tellsLengthAndType() throws IOException {
            storage().upload(key, random(1234), "text/plain; charset=utf-8");

            try (StoredObject object = storage().open(key)) {
                assertThat(object.contentLength()).isEqualTo(1234);
                // RFC 9110 allows white space after the semicolon, and servers add or drop it.
                assertThat(object.contentType()).isEqualToIgnoringWhitespace("text/plain; charset=utf-8");
            }
        }

        @Test
        public void download_absentObject_isNotFound() {
            assertFails(FailureKind.NOT_FOUND, () -> storage().download(key));
            assertFails(FailureKind.NOT_FOUND, () -> storage().open(key));
        }

        @Test
        public void delete_storedObject_isGone() {
            storage().upload(key, random(10), PDF);
            storage().delete(key);

            assertAbsent(key);
        }

        @Test
        public void delete_absentObject_doesNothing() {
            storage().delete(key);

            assertAbsent(key);
        }
    }

    @Nested
    public class Streams {

        @Test
        public void upload_stream_downloadReturnsItsBytes() {
            byte[] content = random(2 * FIVE_MIB + 3);
            storage().upload(key, new ByteArrayInputStream(content), content.length, PDF);

            assertThat(storage().download(key)).isEqualTo(content);
        }

        @Test
        public void upload_stream_isNotClosed() {
            List<String> closed = new ArrayList<>();
            InputStream stream = new FilterInputStream(new ByteArrayInputStream(random(10))) {
                @Override
                public void close() {
                    closed.add("closed");
                }
            };
            storage().upload(key, stream, 10, PDF);

            assertThat(closed).isEmpty();
        }

        @Test
        public void upload_streamLongerThanAnnounced_storesAndReadsTheAnnouncedPart() throws IOException {
            InputStream stream = new ByteArrayInputStream(bytes("12345rest"));
            storage().upload(key, stream, 5, PDF);

            assertThat(storage().download(key)).isEqualTo(bytes("12345"));
            assertThat(stream.readAllBytes()).isEqualTo(bytes("rest"));
        }

        @Test
        public void upload_shortStream_isInvalidRequestAndStoresNothing() {
            for (int length : List.of(11, FIVE_MIB, 2 * FIVE_MIB + 3)) {
                InputStream stream = new ByteArrayInputStream(random(length - 1));
                assertFails(FailureKind.INVALID_REQUEST, () -> storage().upload(key, stream, length, PDF));

                assertAbsent(key);
            }
        }

        @Test
        public void upload_shortStream_keepsTheOldObject() throws IOException {
            storage().upload(key, bytes("old"), PDF);
            for (int length : List.of(11, 2 * FIVE_MIB + 3)) {
                InputStream stream = new ByteArrayInputStream(random(length - 1));
                assertFails(FailureKind.INVALID_REQUEST, () -> storage().upload(key, stream, length, "text/plain"));
            }

            try (StoredObject object = storage().open(key)) {
                assertThat(object.content().readAllBytes()).isEqualTo(bytes("old"));
                assertThat(object.contentType()).isEqualTo(PDF);
            }
        }

        @Test
        public void open_largeObject_canBeClosedHalfRead() throws IOException {
            byte[] content = random(FIVE_MIB);
            storage().upload(key, content, PDF);
            for (int i = 0; i < 10; i++) {
                try (StoredObject object = storage().open(key)) {
                    assertThat(object.content().readNBytes(1000)).isEqualTo(Arrays.copyOf(content, 1000));
                }
            }

            assertThat(storage().download(key)).isEqualTo(content);
        }
    }

    @Nested
    public class Secrecy {

        private final Duration minute = Duration.ofMinutes(1);

        /** Who has a signed URL needs nothing else. */
        @Test
        public void contentAndSignedUrls_comeOutNowhere() throws IOException {
            String content = "content of " + UUID.randomUUID();
            try (LeakWatch watch = LeakWatch.start(List.of(content), wireLoggers())) {
                storage().upload(key, bytes(content), PDF);
                storage().download(key);
                try (StoredObject object = storage().open(key)) {
                    watch.look("what tells of a stored object", object);
                }
                for (PresignedUrl url : List.of(
                        storage().generateDownloadUrl(key, minute),
                        storage().generateUploadUrl(key, PDF, content.length(), minute))) {
                    signature(url).ifPresent(watch::lookFor);
                    watch.look("toString of a signed URL", url);
                }
                watch.look("toString of the service", storage());
                storage().delete(key);
                watch.lookAtAll("an exception", catchThrowable(() -> storage().download(key)));

                assertThat(watch.found())
                        .as("where a content or a signature came out")
                        .isEmpty();
            }
        }

        private static Optional<String> signature(PresignedUrl url) {
            String query = URI.create(url.url()).getRawQuery();
            return Stream.of(query == null ? new String[0] : query.split("&"))
                    .filter(pair -> pair.toLowerCase(Locale.ROOT).contains("sig"))
                    .map(pair -> pair.substring(pair.indexOf('=') + 1))
                    .max(Comparator.comparing(String::length))
                    .filter(signature -> signature.length() >= SHORTEST_SIGNATURE);
        }
    }

    @Nested
    public class Tenants {

        private final StorageKey sameNameOfGlobex = StorageKey.of(globex, "invoices/2026-001.pdf");

        @Test
        public void upload_sameNameInTwoTenants_areTwoObjects() {
            storage().upload(key, bytes("of acme"), PDF);
            assertAbsent(sameNameOfGlobex);
            storage().upload(sameNameOfGlobex, bytes("of globex"), PDF);
            storage().delete(sameNameOfGlobex);

            assertAbsent(sameNameOfGlobex);
            assertThat(storage().download(key)).isEqualTo(bytes("of acme"));
        }

        @Test
        public void upload_byTwoTenantsAtOnce_mixesNothingUp() throws Exception {
            StorageService shared = storage();
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                StorageKey mine = StorageKey.of(i % 2 == 0 ? acme : globex, "concurrent/" + i / 2);
                byte[] content = random(20_000 + i);
                work.add(() -> {
                    shared.upload(mine, content, PDF);
                    return Arrays.equals(shared.download(mine), content);
                });
            }
            ExecutorService threads = Executors.newFixedThreadPool(12);
            try {
                for (Future<Boolean> same : threads.invokeAll(work)) {
                    assertThat(same.get()).isTrue();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
