/**
 * Talks to model providers: which there are, how each is spoken to, and which one is meant. Driven:
 * it sees ports only.
 */
@NullMarked
package dev.parley.streaming.provider;

import org.jspecify.annotations.NullMarked;
