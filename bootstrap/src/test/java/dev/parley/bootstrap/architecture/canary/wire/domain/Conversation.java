package dev.parley.bootstrap.architecture.canary.wire.domain;

/** What the wire must not show. */
public record Conversation(String title) {}
