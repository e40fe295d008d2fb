package dev.keyport.adapters.s3;

import dev.keyport.port.storage.StorageService;
import dev.keyport.port.storage.tck.StorageServiceContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3StorageServiceContractTest extends StorageServiceContract {

    private static S3Server server;
    private static S3StorageService service;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = S3Server.start(folder);
        service = new S3StorageService(server.config());
        service.createBucketIfAbsent();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        server.close();
    }

    @Override
    protected StorageService storage() {
        return service;
    }

    @Override
    protected StorageService storage(Clock clock) {
        return new S3StorageService(server.config(), clock);
    }
}
