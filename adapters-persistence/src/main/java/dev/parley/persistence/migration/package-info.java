/** The tables: how an empty or older store becomes one that this program understands. */
@NullMarked
package dev.parley.persistence.migration;

import org.jspecify.annotations.NullMarked;
