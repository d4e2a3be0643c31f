package dev.parley.persistence.jdbc;

/**
 * The store cannot be opened. The message is one or two sentences for whoever runs the
 * installation.
 */
public final class CannotOpen extends RuntimeException {

    public CannotOpen(String sentence) {
        super(sentence);
    }

    public CannotOpen(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
