package dev.parley.streaming.provider.preset;

import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** How a key travels. */
public enum KeyHeader {
    BEARER("Authorization", "Bearer "),
    API_KEY("api-key", ""),
    X_API_KEY("x-api-key", "");

    private final String header;
    private final String prefix;

    KeyHeader(String header, String prefix) {
        this.header = header;
        this.prefix = prefix;
    }

    /** The header that shows the key; none for services that need none. */
    Map<String, String> showing(@Nullable Secret key) {
        return key == null ? Map.of() : Map.of(header, prefix + key.reveal());
    }
}
