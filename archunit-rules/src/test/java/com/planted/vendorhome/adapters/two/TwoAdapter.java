package com.planted.vendorhome.adapters.two;

import io.minio.MinioClient;

public final class TwoAdapter {
    private final MinioClient client = new MinioClient();
}
