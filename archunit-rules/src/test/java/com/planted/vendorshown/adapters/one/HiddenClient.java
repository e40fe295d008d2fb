package com.planted.vendorshown.adapters.one;

import io.minio.MinioClient;

class HiddenClient extends MinioClient {

    public MinioClient self() {
        return this;
    }
}
