package dev.parley.bootstrap.architecture.canary.failurecodes.domain.failure;

/** What can go wrong. */
public interface Failure {
    /** Tells this failure from all others. */
    String code();
}
