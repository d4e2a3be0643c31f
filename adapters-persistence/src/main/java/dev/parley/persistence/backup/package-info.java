/**
 * Backups of a store in a directory: one file with a copy of the database and everything attached,
 * made while the store is in use, and the way back. {@link dev.parley.persistence.backup.Backup}
 * makes one, {@link dev.parley.persistence.backup.Restore} takes one.
 */
@NullMarked
package dev.parley.persistence.backup;

import org.jspecify.annotations.NullMarked;
