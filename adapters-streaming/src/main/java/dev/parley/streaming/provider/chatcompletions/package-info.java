/**
 * The chat completions wire that OpenAI began and most model services speak. Start with {@code
 * ChatCompletionsClient}.
 */
@NullMarked
package dev.parley.streaming.provider.chatcompletions;

import org.jspecify.annotations.NullMarked;
