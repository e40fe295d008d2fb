package dev.keyport.host.settings;

import dev.keyport.port.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where documents are kept.
 *
 * @param secretKey stays open as long as the host runs
 */
public record StorageSettings(URI endpoint, String bucket, String region, String accessKey, Secret secretKey) {

    private static final List<Setting> ALL = List.of(
            Setting.S3_ENDPOINT, Setting.S3_BUCKET, Setting.S3_REGION, Setting.S3_ACCESS_KEY, Setting.S3_SECRET_KEY);

    /** Empty when nothing about the storage is set; all that is needed, or an exception, when something is. */
    static Optional<StorageSettings> from(Settings settings) {
        if (ALL.stream().noneMatch(settings::isSet)) {
            return Optional.empty();
        }
        return Optional.of(new StorageSettings(
                settings.requiredUri(Setting.S3_ENDPOINT),
                settings.required(Setting.S3_BUCKET),
                settings.text(Setting.S3_REGION, "us-east-1"),
                settings.required(Setting.S3_ACCESS_KEY),
                settings.requiredSecret(Setting.S3_SECRET_KEY)));
    }
}
