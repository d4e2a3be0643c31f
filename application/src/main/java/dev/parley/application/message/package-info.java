/** Appending, editing, listing, reading and deleting messages. */
@NullMarked
package dev.parley.application.message;

import org.jspecify.annotations.NullMarked;
