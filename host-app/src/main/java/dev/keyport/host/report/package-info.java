/** What maintenance commands print, for people and for machines. */
@NullMarked
package dev.keyport.host.report;

import org.jspecify.annotations.NullMarked;
