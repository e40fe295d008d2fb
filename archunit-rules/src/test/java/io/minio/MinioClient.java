package io.minio;

/** Stands in for a vendor's class: a rule looks at its package only. */
public class MinioClient {}
