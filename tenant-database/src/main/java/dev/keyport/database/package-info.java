/**
 * The one door to PostgreSQL: roles and migrations, transactions that carry their tenant, and the check that the isolation is
 * in place before anything starts.
 */
@NullMarked
package dev.keyport.database;

import org.jspecify.annotations.NullMarked;
