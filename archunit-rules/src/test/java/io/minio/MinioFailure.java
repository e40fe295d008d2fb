package io.minio;

/** Stands in for a vendor's exception. */
public class MinioFailure extends Exception {

    private static final long serialVersionUID = 1L;
}
