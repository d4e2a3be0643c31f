/**
 * The house API's conversations, items, responses, chat completions, changes and exports: OpenAI's
 * Conversations, Responses and Chat Completions, with Parley's own additions. Of the contract
 * ({@code contracts/openai.md}) this covers sections 2.4 to 2.6, 3 to 9, 13.1, 13.6 and 13.7;
 * errors before a stream begins, models, search, settings and usage are written elsewhere.
 *
 * <p>One package for each thing that has addresses: {@code conversations}, {@code responses},
 * {@code chat}, {@code changes} and {@code exports}. Below them are {@code items} and {@code
 * parameters}, of which conversations and requests consist, and {@code wire}, which all share. None
 * of those with addresses knows another, but exports, which write conversations and responses.
 *
 * <p>Kept on purpose: SSE frames have an {@code id}, streams of responses end with {@code [DONE]},
 * a cancelled answer ends with {@code response.incomplete}, and deleting an item gives its
 * conversation.
 */
@NullMarked
package dev.parley.streaming.openai;

import org.jspecify.annotations.NullMarked;
