/**
 * Parley over a store in memory, served on a free port, and a client that sends what it is told.
 */
@NullMarked
package dev.parley.rest.testing;

import org.jspecify.annotations.NullMarked;
