package dev.parley.bootstrap.architecture.canary.contracts.application.conversation.port;

/** A port without a contract. */
public interface Conversations {}
