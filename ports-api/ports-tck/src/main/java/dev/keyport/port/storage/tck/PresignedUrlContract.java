package dev.keyport.port.storage.tck;

import static dev.keyport.port.storage.tck.StorageChecks.assertFails;
import static dev.keyport.port.storage.tck.StorageChecks.assertRefused;
import static dev.keyport.port.storage.tck.StorageChecks.bytes;
import static dev.keyport.port.storage.tck.StorageChecks.outOfRange;
import static dev.keyport.port.storage.tck.StorageChecks.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.FailureKind;
import dev.keyport.port.TenantId;
import dev.keyport.port.storage.PresignedUrl;
import dev.keyport.port.storage.StorageKey;
import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.StoredObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link StorageServiceContract} about URLs, and what all its tests start from. */
abstract class PresignedUrlContract {

    static final String PDF = "application/pdf";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    final TenantId acme = new TenantId("contract-acme-" + Long.toHexString(System.nanoTime()));
    final TenantId globex = new TenantId("contract-globex-" + Long.toHexString(System.nanoTime()));
    final StorageKey key = StorageKey.of(acme, "invoices/2026-001.pdf");
    private final UrlClient browser = new UrlClient();

    /** The service under test; the same one, or one over the same store, at each call. */
    protected abstract StorageService storage();

    /** A service over the same store that signs its URLs by this clock. The store keeps its own. */
    protected abstract StorageService storage(Clock clock);

    @Nested
    public class DownloadUrls {

        @Test
        public void generateDownloadUrl_storedObject_isDownloadedAsAttachment() throws Exception {
            storage().upload(key, bytes("content"), PDF);
            HttpResponse<byte[]> response = browser.get(downloadUrl(MINUTE).url());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(bytes("content"));
            assertThat(response.headers().firstValue("Content-Type")).contains(PDF);
            assertThat(response.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"2026-001.pdf\"");
        }

        @Test
        public void generateDownloadUrl_absentObject_isNotFoundWhenUsed() throws Exception {
            assertThat(browser.get(downloadUrl(MINUTE).url()).statusCode()).isEqualTo(404);
        }

        @Test
        public void generateDownloadUrl_anyExpiry_tellsWhenItEnds() {
            Instant before = Instant.now();
            Instant expiresAt = downloadUrl(Duration.ofSeconds(40)).expiresAt();

            assertThat(expiresAt)
                    .isBetween(before.plusSeconds(39), Instant.now().plusSeconds(40));
        }

        @Test
        public void generateDownloadUrl_tampered_isRefused() throws Exception {
            StorageKey other = StorageKey.of(globex, "invoices/2026-001.pdf");
            storage().upload(key, bytes("content"), PDF);
            storage().upload(other, bytes("of globex"), PDF);
            String url = downloadUrl(MINUTE).url();
            char last = url.charAt(url.length() - 1);

            assertRefused(browser.get(url.substring(0, url.length() - 1) + (last == '0' ? '1' : '0'))
                    .statusCode());
            assertRefused(browser.get(url.replace(key.value(), other.value())).statusCode());
            assertRefused(browser.get(url.replace("attachment", "inline")).statusCode());
            assertRefused(browser.get(url.substring(0, url.indexOf('?'))).statusCode());
            assertRefused(browser.put(url, PDF, bytes("written")));
            assertThat(browser.get(url).body()).isEqualTo(bytes("content"));
        }

        @Test
        public void generateDownloadUrl_beforeAndAfterItsEnd_worksAndIsRefused() throws Exception {
            storage().upload(key, bytes("content"), PDF);

            assertThat(browser.get(signedAgo(Duration.ofSeconds(30))).statusCode())
                    .isEqualTo(200);
            assertRefused(browser.get(signedAgo(Duration.ofSeconds(62))).statusCode());
        }

        @Test
        public void generateDownloadUrl_expiryOutOfRange_isRefused() {
            for (Duration expiry : outOfRange(StorageService.MAX_DOWNLOAD_URL_LIFE)) {
                assertThatIllegalArgumentException().isThrownBy(() -> downloadUrl(expiry));
            }
            assertThat(downloadUrl(StorageService.MAX_DOWNLOAD_URL_LIFE).url()).isNotEmpty();
        }

        private String signedAgo(Duration age) {
            return signingBefore(age).generateDownloadUrl(key, MINUTE).url();
        }

        private PresignedUrl downloadUrl(Duration expiry) {
            return storage().generateDownloadUrl(key, expiry);
        }
    }

    @Nested
    public class UploadUrls {

        private final byte[] content = bytes("0123456789");

        @Test
        public void generateUploadUrl_announcedTypeAndLength_isStored() throws Exception {
            assertThat(browser.put(uploadUrl(MINUTE).url(), PDF, content)).isEqualTo(200);
            try (StoredObject object = storage().open(key)) {
                assertThat(object.content().readAllBytes()).isEqualTo(content);
                assertThat(object.contentType()).isEqualTo(PDF);
            }
        }

        @Test
        public void generateUploadUrl_typeWithParameter_isStored() throws Exception {
            String type = "text/plain; charset=utf-8";
            PresignedUrl url = storage().generateUploadUrl(key, type, content.length, MINUTE);

            assertThat(browser.put(url.url(), type, content)).isEqualTo(200);
        }

        @Test
        public void generateUploadUrl_emptyContent_isStored() throws Exception {
            PresignedUrl url = storage().generateUploadUrl(key, PDF, 0, MINUTE);

            assertThat(browser.put(url.url(), PDF, new byte[0])).isEqualTo(200);
            assertThat(storage().download(key)).isEmpty();
        }

        @Test
        public void generateUploadUrl_anotherType_isRefusedAndStoresNothing() throws Exception {
            String url = uploadUrl(MINUTE).url();

            assertRefused(browser.put(url, "text/html", content));
            assertRefused(browser.putWithoutType(url, content));
            assertAbsent(key);
        }

        @Test
        public void generateUploadUrl_anotherLength_isRefusedAndStoresNothing() throws Exception {
            String url = uploadUrl(MINUTE).url();

            assertRefused(browser.put(url, PDF, random(content.length + 1)));
            assertRefused(browser.put(url, PDF, random(content.length - 1)));
            assertRefused(browser.put(url, PDF, new byte[0]));
            assertRefused(browser.putOfUnknownLength(url, PDF, content));
            assertAbsent(key);
        }

        @Test
        public void generateUploadUrl_anotherKey_isRefusedAndStoresNothing() throws Exception {
            String url = uploadUrl(MINUTE).url();
            for (StorageKey other :
                    List.of(StorageKey.of(acme, "other.pdf"), StorageKey.of(globex, "invoices/2026-001.pdf"))) {
                assertRefused(browser.put(url.replace(key.value(), other.value()), PDF, content));
                assertAbsent(other);
            }
        }

        @Test
        public void generateUploadUrl_usedToRead_isRefused() throws Exception {
            storage().upload(key, bytes("old"), PDF);

            assertRefused(browser.get(uploadUrl(MINUTE).url()).statusCode());
        }

        @Test
        public void generateUploadUrl_afterItsEnd_isRefusedAndStoresNothing() throws Exception {
            assertRefused(browser.put(signedAgo(Duration.ofSeconds(62)), PDF, content));
            assertAbsent(key);
            assertThat(browser.put(signedAgo(Duration.ofSeconds(30)), PDF, content))
                    .isEqualTo(200);
        }

        @Test
        public void generateUploadUrl_expiryOrLengthOutOfRange_isRefused() {
            for (Duration expiry : outOfRange(StorageService.MAX_UPLOAD_URL_LIFE)) {
                assertThatIllegalArgumentException().isThrownBy(() -> uploadUrl(expiry));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> storage().generateUploadUrl(key, PDF, -1, MINUTE));
            assertThat(uploadUrl(StorageService.MAX_UPLOAD_URL_LIFE).url()).isNotEmpty();
        }

        private String signedAgo(Duration age) {
            return signingBefore(age)
                    .generateUploadUrl(key, PDF, content.length, MINUTE)
                    .url();
        }

        private PresignedUrl uploadUrl(Duration expiry) {
            return storage().generateUploadUrl(key, PDF, content.length, expiry);
        }
    }

    private StorageService signingBefore(Duration age) {
        return storage(Clock.offset(Clock.systemUTC(), age.negated()));
    }

    void assertAbsent(StorageKey absent) {
        assertFails(FailureKind.NOT_FOUND, () -> storage().download(absent));
    }
}
