package dev.parley.persistence.settings;

import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.secret.SecretBox;

import java.util.List;

/** Everything in the store that is locked, as a whole. */
public final class StoredSecrets {

    private record Locked(String scope, String key) {}

    private final Database database;
    private final UnitOfWork unitOfWork;
    private final SecretBox secrets;
    private final Runnable keepOthersOut;

    /**
     * @param keepOthersOut within a unit of work: waits for those who are changing settings, and
     *     keeps others from it until the end
     */
    public StoredSecrets(
            Database database, UnitOfWork unitOfWork, SecretBox secrets, Runnable keepOthersOut) {
        this.database = database;
        this.unitOfWork = unitOfWork;
        this.secrets = secrets;
        this.keepOthersOut = keepOthersOut;
    }

    /** Whether a new key can follow, or one has been given to follow. */
    public boolean canRotate() {
        return secrets.canRotate();
    }

    /** Whether an old key has not been given up yet. */
    public boolean isBetweenKeys() {
        return secrets.isBetweenKeys();
    }

    /**
     * Locks all of them with a new key, or with the one that was given, and tells how many.
     *
     * @throws FailureException with {@link ConnectionKeyUnreadable} if one cannot be opened;
     *     everything is then as readable as it was
     */
    public int rotate() {
        return secrets.rotate(() -> unitOfWork.run(() -> lockAllAnew()));
    }

    /** Where there are some that cannot be opened. */
    public List<Scope> unreadable() {
        return all().stream()
                .filter(locked -> secrets.open(locked.key(), locked.scope()).isEmpty())
                .map(locked -> ScopeText.read(locked.scope()))
                .toList();
    }

    private int lockAllAnew() {
        keepOthersOut.run();
        var count = 0;
        for (var locked : all()) {
            if (!secrets.isNewest(locked.key(), locked.scope())) {
                lockAnew(locked);
                count++;
            }
        }
        return count;
    }

    private void lockAnew(Locked locked) {
        var text =
                secrets.open(locked.key(), locked.scope())
                        .orElseThrow(() ->
                                new FailureException(
                                        new ConnectionKeyUnreadable(
                                                ScopeText.read(locked.scope()))));
        database.update(
                "UPDATE model_settings SET encrypted_key = ? WHERE scope = ?",
                secrets.lock(text, locked.scope()),
                locked.scope());
    }

    private List<Locked> all() {
        return database.list(
                "SELECT scope, encrypted_key FROM model_settings WHERE encrypted_key IS NOT NULL"
                        + " ORDER BY scope",
                row -> new Locked(row.text(), row.text()));
    }
}
