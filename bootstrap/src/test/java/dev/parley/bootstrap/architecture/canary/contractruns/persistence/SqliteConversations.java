package dev.parley.bootstrap.architecture.canary.contractruns.persistence;

import dev.parley.bootstrap.architecture.canary.contractruns.application.conversation.port.Conversations;

/** A store that does not run its port's contract. */
record SqliteConversations(int count) implements Conversations {}
