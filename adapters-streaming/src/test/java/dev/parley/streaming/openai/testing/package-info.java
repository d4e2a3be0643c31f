/**
 * The house API over a real server and real use cases, with a store that forgets, and clients that
 * read what it streams.
 */
@NullMarked
package dev.parley.streaming.openai.testing;

import org.jspecify.annotations.NullMarked;
