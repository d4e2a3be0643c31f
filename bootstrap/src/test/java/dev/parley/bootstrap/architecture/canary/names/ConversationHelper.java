package dev.parley.bootstrap.architecture.canary.names;

/** What does it help with? */
final class ConversationHelper {}
