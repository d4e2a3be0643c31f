package dev.parley.bootstrap.architecture.canary.contractmethods.application.testkit;

/** A contract with one test. */
public interface ConversationsContract {
    /** Stands for a test. */
    default void a_title_is_kept() {}
}
