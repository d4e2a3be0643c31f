/**
 * PostgreSQL as a {@link dev.parley.persistence.jdbc.Database}: a pool of connections, on which
 * work runs where it is asked for, and again after a conflict with others' work.
 */
@NullMarked
package dev.parley.persistence.postgres;

import org.jspecify.annotations.NullMarked;
