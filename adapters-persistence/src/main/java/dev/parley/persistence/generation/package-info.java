/** Generations in a table. */
@NullMarked
package dev.parley.persistence.generation;

import org.jspecify.annotations.NullMarked;
