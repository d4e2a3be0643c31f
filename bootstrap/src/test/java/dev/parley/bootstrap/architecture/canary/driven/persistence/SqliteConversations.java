package dev.parley.bootstrap.architecture.canary.driven.persistence;

import dev.parley.bootstrap.architecture.canary.driven.application.conversation.RenameConversation;

/** A store that calls a use case. */
record SqliteConversations(RenameConversation rename) {}
