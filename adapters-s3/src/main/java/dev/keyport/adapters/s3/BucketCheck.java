package dev.keyport.adapters.s3;

/** What {@link S3StorageService#checkBucket()} found. */
public enum BucketCheck {
    /** The bucket is there and the credentials may see it. */
    READY,
    /** The server answers, and has no such bucket. */
    NO_SUCH_BUCKET,
    /** The server does not know the credentials, or they may not see the bucket. */
    CREDENTIALS_REFUSED,
    /** No answer in time, or one that says nothing about the bucket. */
    UNREACHABLE
}
