/**
 * What every feature says SQL with: connections that belong to the work at hand, statements, rows,
 * failures.
 */
@NullMarked
package dev.parley.persistence.jdbc;

import org.jspecify.annotations.NullMarked;
