package dev.parley.bootstrap.architecture.canary.cycles.domain.message;

import dev.parley.bootstrap.architecture.canary.cycles.domain.conversation.Conversation;

/** The other half of the cycle. */
public record Message(Conversation conversation) {}
