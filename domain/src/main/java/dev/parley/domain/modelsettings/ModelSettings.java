package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What one scope says about models. What it leaves out, the next wider scope says. */
public record ModelSettings(
        Scope scope,
        @Nullable Connection connection,
        @Nullable ModelName model,
        Parameters parameters,
        Instant updatedAt) {}
