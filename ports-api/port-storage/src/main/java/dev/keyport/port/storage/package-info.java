/** Documents under tenant keys; see {@link dev.keyport.port.storage.StorageService}. */
@NullMarked
package dev.keyport.port.storage;

import org.jspecify.annotations.NullMarked;
