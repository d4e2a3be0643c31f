package dev.parley.bootstrap.architecture.canary.contractruns.application.conversation.port;

/** A port that has a contract. */
public interface Conversations {
    int count();
}
