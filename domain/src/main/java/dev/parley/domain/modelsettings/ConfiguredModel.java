package dev.parley.domain.modelsettings;

import dev.parley.domain.usage.Price;

import org.jspecify.annotations.Nullable;

/**
 * What an installation knows about a model.
 *
 * @param contextWindow tokens that fit into one call, question and answer together
 */
public record ConfiguredModel(
        ModelName name, @Nullable Integer contextWindow, @Nullable Price price) {}
