/** Secrets in PostgreSQL: the way to one of them, and moving all of them under another key. */
@NullMarked
package dev.keyport.benchmarks.database;

import org.jspecify.annotations.NullMarked;
