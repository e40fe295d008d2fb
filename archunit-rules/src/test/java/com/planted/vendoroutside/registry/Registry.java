package com.planted.vendoroutside.registry;

import io.minio.MinioClient;

public final class Registry {
    MinioClient client = new MinioClient();
}
