package dev.parley.bootstrap.architecture.canary.contractmethods.persistence;

import dev.parley.bootstrap.architecture.canary.contractmethods.application.testkit.ConversationsContract;

/** A run that empties the contract. */
class SqliteConversationsRun implements ConversationsContract {
    @Override
    public void a_title_is_kept() {}
}
