package com.planted.vendorshown.adapters.one;

import io.minio.MinioFailure;

public class OneException extends MinioFailure {

    private static final long serialVersionUID = 1L;
}
