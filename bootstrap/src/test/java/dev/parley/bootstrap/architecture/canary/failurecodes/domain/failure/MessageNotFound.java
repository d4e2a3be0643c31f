package dev.parley.bootstrap.architecture.canary.failurecodes.domain.failure;

/** Shares its code with another failure. */
record MessageNotFound() implements Failure {
    @Override
    public String code() {
        return "not-found";
    }
}
