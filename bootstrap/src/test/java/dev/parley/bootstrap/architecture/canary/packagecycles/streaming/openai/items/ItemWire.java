package dev.parley.bootstrap.architecture.canary.packagecycles.streaming.openai.items;

import dev.parley.bootstrap.architecture.canary.packagecycles.streaming.openai.conversations.ConversationWire;

/** The other half of the cycle. */
public record ItemWire(ConversationWire place) {}
