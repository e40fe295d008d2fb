package com.planted.vendoroutside.adapters.one;

import io.minio.MinioClient;

public final class OneAdapter {
    private final MinioClient client = new MinioClient();
}
