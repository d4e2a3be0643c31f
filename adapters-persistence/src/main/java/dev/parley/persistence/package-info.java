/**
 * The stores: SQLite for one machine, PostgreSQL for several processes. Both keep the same
 * contracts.
 */
@NullMarked
package dev.parley.persistence;

import org.jspecify.annotations.NullMarked;
