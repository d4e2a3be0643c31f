package dev.parley.bootstrap.architecture.canary.exceptions;

/** Does not say what happened. */
record Greeting(String salutation) {
    Greeting {
        if (salutation.isBlank()) {
            throw new RuntimeException("No");
        }
    }
}
