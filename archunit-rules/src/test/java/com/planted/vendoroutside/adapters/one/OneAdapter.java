package com.planted.vendoroutside.adapters.one;

import io.minio.MinioClient;

public final class OneAdapter {
    MinioClient client = new MinioClient();
}
