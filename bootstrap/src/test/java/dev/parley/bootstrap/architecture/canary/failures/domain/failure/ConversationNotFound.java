package dev.parley.bootstrap.architecture.canary.failures.domain.failure;

/** A failure that is no value. */
final class ConversationNotFound implements Failure {
    @Override
    public String code() {
        return "conversation-not-found";
    }
}
