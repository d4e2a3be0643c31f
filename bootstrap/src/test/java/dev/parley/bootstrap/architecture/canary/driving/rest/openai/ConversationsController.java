package dev.parley.bootstrap.architecture.canary.driving.rest.openai;

import dev.parley.bootstrap.architecture.canary.driving.application.conversation.port.Conversations;

/** A controller that talks to a store. */
record ConversationsController(Conversations conversations) {}
