package dev.parley.bootstrap.architecture.canary.cycles.domain.conversation;

import dev.parley.bootstrap.architecture.canary.cycles.domain.message.Message;

/** One half of a cycle. */
public record Conversation(Message first) {}
