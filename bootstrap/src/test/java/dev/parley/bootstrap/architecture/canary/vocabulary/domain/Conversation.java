package dev.parley.bootstrap.architecture.canary.vocabulary.domain;

/** The inside speaks a dialect's language. */
record Conversation(String openHandsStatus) {}
