package com.planted.vendorhome.adapters.two;

import io.minio.MinioClient;

public final class TwoAdapter {
    MinioClient client = new MinioClient();
}
