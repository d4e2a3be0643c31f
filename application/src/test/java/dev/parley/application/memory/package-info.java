/** The ports in memory, held to their contracts. */
@NullMarked
package dev.parley.application.memory;

import org.jspecify.annotations.NullMarked;
