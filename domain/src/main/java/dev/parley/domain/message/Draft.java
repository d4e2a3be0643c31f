package dev.parley.domain.message;

import org.jspecify.annotations.Nullable;

/** A message that somebody hands in; it gets its name, place and time when it is stored. */
public record Draft(Author author, Content content, @Nullable Phase phase) {

    public Draft(Author author, Content content) {
        this(author, content, null);
    }

    /** Something a person said. */
    public static Draft fromUser(String text) {
        return new Draft(Author.USER, Content.Said.text(text));
    }
}
