/** Waiting for long at little cost. */
@NullMarked
package dev.parley.streaming.waiting;

import org.jspecify.annotations.NullMarked;
