package dev.parley.application.modelsettings.port;

import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Scope;

import java.util.Optional;

/** The model settings of every scope that has any. Keys are kept encrypted. */
public interface ModelSettingsStore {

    /**
     * What the scope says. A key in it is locked, and is decrypted when somebody needs it; one that
     * cannot be decrypted any more fails then, with {@link ConnectionKeyUnreadable}.
     */
    Optional<ModelSettings> find(Scope scope);

    /** Within a unit of work: sets or replaces what the scope says. */
    void save(ModelSettings settings);

    /** Within a unit of work: the scope says nothing any more. */
    void remove(Scope scope);
}
