package dev.parley.application.modelsettings.port;

import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What providers say which models they have. */
public interface ModelDirectory {

    /** A model that a provider reports; {@code createdAt} where it says so. */
    record ListedModel(ModelName name, @Nullable Instant createdAt, @Nullable String ownedBy) {}

    /**
     * Asks a provider. Waits at most two seconds; a provider that does not answer, or has no such
     * list, has none. What was heard is kept for five minutes.
     */
    List<ListedModel> modelsOf(ConfiguredProvider provider);
}
