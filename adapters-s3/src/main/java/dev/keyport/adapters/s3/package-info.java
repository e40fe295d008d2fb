/** Documents in a bucket of an S3 server; see {@link dev.keyport.adapters.s3.S3StorageService}. */
@NullMarked
package dev.keyport.adapters.s3;

import org.jspecify.annotations.NullMarked;
