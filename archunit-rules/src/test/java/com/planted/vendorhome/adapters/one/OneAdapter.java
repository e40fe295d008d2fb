package com.planted.vendorhome.adapters.one;

import io.minio.MinioClient;

public final class OneAdapter {
    MinioClient client = new MinioClient();
}
