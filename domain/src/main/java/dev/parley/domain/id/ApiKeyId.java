package dev.parley.domain.id;

import java.util.UUID;

/** Names a key without being one. */
public record ApiKeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
