package dev.parley.application.modelsettings.port;

import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Scope;

import java.util.Optional;

/** The model settings of every scope that has any. Keys are kept encrypted. */
public interface ModelSettingsStore {

    /**
     * What the scope says.
     *
     * @throws dev.parley.domain.failure.FailureException with {@link
     *     dev.parley.domain.modelsettings.ConnectionKeyUnreadable} if it holds a key that cannot be
     *     decrypted any more
     */
    Optional<ModelSettings> find(Scope scope);

    /** What it says without the key in it, whether or not that can be decrypted. */
    Optional<ModelSettings> findWithoutKey(Scope scope);

    /** Within a unit of work: sets or replaces what the scope says. */
    void save(ModelSettings settings);

    /** Within a unit of work: the scope says nothing any more. */
    void remove(Scope scope);
}
