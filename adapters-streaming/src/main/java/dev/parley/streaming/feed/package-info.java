/**
 * Carries what happens within this process to everybody in it who waits: an answer's newest events
 * to its followers, and the news that something changed. What is not held here any more is read
 * from the store.
 */
@NullMarked
package dev.parley.streaming.feed;

import org.jspecify.annotations.NullMarked;
