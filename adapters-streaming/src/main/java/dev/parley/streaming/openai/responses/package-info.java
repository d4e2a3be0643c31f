/**
 * Responses (contract, sections 5 to 8): asked for, read, stopped, and followed as a stream, a list
 * of events or a WebSocket.
 *
 * <p>Start with {@link dev.parley.streaming.openai.responses.ResponsesController} for what comes
 * in, and with {@link dev.parley.streaming.openai.responses.EventWriter} and {@link
 * dev.parley.streaming.openai.responses.ResponseWriter} for what goes out.
 */
@NullMarked
package dev.parley.streaming.openai.responses;

import org.jspecify.annotations.NullMarked;
