/** Messages in a table, and the bytes that they refer to. */
@NullMarked
package dev.parley.persistence.message;

import org.jspecify.annotations.NullMarked;
