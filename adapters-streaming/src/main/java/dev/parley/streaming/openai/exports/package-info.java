/**
 * Conversations with everything in them, as files (contract, section 13.7): over HTTP, and for
 * whoever calls {@link dev.parley.streaming.openai.exports.Exports}.
 */
@NullMarked
package dev.parley.streaming.openai.exports;

import org.jspecify.annotations.NullMarked;
