package dev.parley.domain.conversation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

/**
 * The part of a frontend in which a conversation was begun, by the frontend's own name for it: up
 * to 255 characters, none of them NUL.
 */
public record Section(String name) {

    public static final int MAX_LENGTH = 255;

    public Section {
        if (name.length() > MAX_LENGTH || name.indexOf('\0') >= 0) {
            throw new FailureException(
                    InvalidRequest.of(
                            "section",
                            "the section has "
                                    + name.length()
                                    + " characters; up to 255 are allowed, none of them NUL"));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
