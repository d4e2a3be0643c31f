package dev.parley.bootstrap.installation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.Scope;

import java.util.List;

/** The key that locks the secrets in a store, and what it locks. */
public interface SecretKeeping {

    /** Whether a new key can follow: one in a file, or one that was given together with the old. */
    boolean canRotate();

    /** Whether an old key has not been given up yet. */
    boolean isBetweenKeys();

    /**
     * Locks all secrets with a new key, or with the one that was given, and tells how many.
     *
     * @throws FailureException if one cannot be opened, or the keys cannot be kept; nothing is then
     *     any less readable
     */
    int rotate();

    /** Where there are secrets that cannot be opened. */
    List<Scope> unreadable();
}
