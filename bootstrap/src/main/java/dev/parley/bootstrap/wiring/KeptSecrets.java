package dev.parley.bootstrap.wiring;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.bootstrap.installation.SecretKeeping;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.settings.StoredSecrets;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The secrets of an open store. */
record KeptSecrets(StoredSecrets stored) implements SecretKeeping {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    @Override
    public boolean canRotate() {
        return stored.canRotate();
    }

    @Override
    public boolean isBetweenKeys() {
        return told(stored::isBetweenKeys);
    }

    @Override
    public int rotate() {
        return told(stored::rotate);
    }

    @Override
    public List<Scope> unreadable() {
        return stored.unreadable();
    }

    /** The key's file may have become unusable since the store was opened. */
    private static <T> T told(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (CannotOpen refused) {
            throw new FailureException(
                    new StoreUnavailable(String.valueOf(refused.getMessage()), TRY_AGAIN_AFTER));
        }
    }
}
