package dev.parley.domain.id;

import java.util.UUID;

/** Names a generation. */
public record GenerationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
