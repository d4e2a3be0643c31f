package dev.parley.bootstrap.architecture.canary.contractruns.application.testkit;

import dev.parley.bootstrap.architecture.canary.contractruns.application.conversation.port.Conversations;

/** A contract that nobody runs. */
interface ConversationsContract {
    Conversations conversations();
}
