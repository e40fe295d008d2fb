package com.planted.vendorshown.adapters.one;

import io.minio.MinioClient;
import io.minio.MinioFailure;
import java.util.List;

public final class OneAdapter {

    public OneAdapter(MinioClient taken) {}

    public List<MinioClient> returned() {
        return List.of();
    }

    public void thrown() throws MinioFailure {}

    MinioClient hidden() {
        return new MinioClient();
    }
}
