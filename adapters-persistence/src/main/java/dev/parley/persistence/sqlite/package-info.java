/**
 * SQLite as a {@link dev.parley.persistence.jdbc.Database}: one thread that writes, commits many
 * units of work together, and a few threads that read. All are platform threads, because SQLite's
 * native calls would hold on to the carriers of virtual ones.
 */
@NullMarked
package dev.parley.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
