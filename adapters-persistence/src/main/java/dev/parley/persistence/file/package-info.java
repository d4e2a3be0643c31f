/** Files and folders that are private, durable, and known by what is in them. */
@NullMarked
package dev.parley.persistence.file;

import org.jspecify.annotations.NullMarked;
