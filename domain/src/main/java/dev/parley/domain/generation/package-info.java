/**
 * The life of an answer: its states, its numbered events, how deltas become events, and how it
 * ends.
 */
@NullMarked
package dev.parley.domain.generation;

import org.jspecify.annotations.NullMarked;
