package dev.parley.application.modelsettings;

import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A model that a caller can name.
 *
 * @param name what to call it; prefixed by its provider's name if another provider has one of the
 *     same name
 * @param isDefault whether it answers when none is named
 */
public record OfferedModel(
        ModelName name,
        ProviderName provider,
        @Nullable String ownedBy,
        @Nullable Instant createdAt,
        boolean isDefault,
        @Nullable Integer contextWindow) {}
