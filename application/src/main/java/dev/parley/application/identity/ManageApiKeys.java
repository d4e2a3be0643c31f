package dev.parley.application.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.ApiKeyNotFound;

import java.time.InstantSource;
import java.util.List;

/** Lists and revokes keys. */
public final class ManageApiKeys {

    private final ApiKeys keys;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final OpenAccess openAccess;

    public ManageApiKeys(
            ApiKeys keys, UnitOfWork unitOfWork, InstantSource clock, OpenAccess openAccess) {
        this.keys = keys;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.openAccess = openAccess;
    }

    /** All of them, oldest first, those that no longer work included. */
    public List<ApiKey> list() {
        return keys.all();
    }

    /**
     * Revokes every key of this name or id that still works, and ends what was opened with them;
     * gives them.
     */
    public List<ApiKey> revoke(String nameOrId) {
        var revoked = unitOfWork.run(() -> storeRevoked(nameOrId));
        openAccess.withdraw(revoked.stream().map(ApiKey::id).toList());
        return revoked;
    }

    private List<ApiKey> storeRevoked(String nameOrId) {
        var at = clock.instant();
        var revoked =
                keys.all().stream()
                        .filter(key ->
                                key.name().equals(nameOrId) || key.id().toString().equals(nameOrId))
                        .filter(key -> key.worksAt(at))
                        .map(key -> key.revoked(at))
                        .toList();
        if (revoked.isEmpty()) {
            throw new FailureException(new ApiKeyNotFound(nameOrId));
        }
        revoked.forEach(keys::save);
        return revoked;
    }
}
