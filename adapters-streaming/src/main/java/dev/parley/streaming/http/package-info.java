/**
 * Mechanics that every dialect here shares: reading unchecked JSON, writing JSON, ids on a wire,
 * who calls, streams of frames, and noticing that a client has gone. Knows no dialect.
 */
@NullMarked
package dev.parley.streaming.http;

import org.jspecify.annotations.NullMarked;
