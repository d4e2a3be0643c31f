package dev.parley.bootstrap.architecture.canary.packagecycles.streaming.openai.conversations;

import dev.parley.bootstrap.architecture.canary.packagecycles.streaming.openai.items.ItemWire;

/** One half of a cycle within one feature. */
public record ConversationWire(ItemWire first) {}
