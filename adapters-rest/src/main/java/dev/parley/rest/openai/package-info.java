/**
 * The house API where it neither streams nor touches what is streamed: models, model settings,
 * usage, search, and the errors of all its addresses.
 *
 * <p>It follows OpenAI's API, so that its SDKs need nothing but another base URL; what OpenAI does
 * not have is in the same conventions: snake_case, {@code object}, list envelopes, prefixed ids.
 * Conversations, responses, chat completions, changes and exports are in the streaming module.
 */
@NullMarked
package dev.parley.rest.openai;

import org.jspecify.annotations.NullMarked;
