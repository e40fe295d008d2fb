package dev.keyport.host.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where documents are kept.
 *
 * @param login the access key and its secret key
 */
public record StorageSettings(URI endpoint, String bucket, String region, Login login) {

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
                new Login(settings.required(Setting.S3_ACCESS_KEY), settings.requiredSecret(Setting.S3_SECRET_KEY))));
    }
}
