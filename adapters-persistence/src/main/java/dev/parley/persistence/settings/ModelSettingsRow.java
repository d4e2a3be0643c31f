package dev.parley.persistence.settings;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

/** What a scope says about models, as its table keeps it. */
@MappedEntity("model_settings")
record ModelSettingsRow(
        @Id String scope,
        @Nullable String provider,
        @Nullable String baseUrl,
        @Nullable String encryptedKey,
        @Nullable String model,
        String parameters,
        long updatedAt) {}
