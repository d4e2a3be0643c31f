package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

/**
 * How a model service is reached. Provider, base URL and key are one unit, never mixed from two
 * scopes, so that a key never travels to an address that its owner did not name.
 *
 * @param baseUrl where; absent means the provider's usual address
 * @param key absent for services that need none
 */
public record Connection(ProviderName provider, @Nullable String baseUrl, @Nullable Secret key) {}
