/** Anthropic's Messages wire. Start with {@code MessagesClient}. */
@NullMarked
package dev.parley.streaming.provider.anthropicmessages;

import org.jspecify.annotations.NullMarked;
