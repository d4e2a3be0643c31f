package dev.parley.bootstrap.architecture.canary.driving.application.conversation.port;

/** What only use cases may call. */
public interface Conversations {}
