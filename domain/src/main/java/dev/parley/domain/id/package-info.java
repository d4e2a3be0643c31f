/** The names of things. Each is a UUID of version 7, so that newer things have greater names. */
@NullMarked
package dev.parley.domain.id;

import org.jspecify.annotations.NullMarked;
