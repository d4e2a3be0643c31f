/**
 * What can go wrong, as values: closed categories that an edge must know, open specifics that a
 * person must know.
 */
@NullMarked
package dev.parley.domain.failure;

import org.jspecify.annotations.NullMarked;
