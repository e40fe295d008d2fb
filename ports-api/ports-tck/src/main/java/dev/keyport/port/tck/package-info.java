/** What the contracts of all tenant-configurable ports share. */
@NullMarked
package dev.keyport.port.tck;

import org.jspecify.annotations.NullMarked;
