package dev.parley.application.shared.port;

import java.util.UUID;

/** Gives new names. */
public interface Ids {

    /** A UUID of version 7, greater than every one given before by this process. */
    UUID next();
}
