package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.GenerationFailure;

import java.util.Map;

/** Accompanies calls of providers. Quick; waits for nobody. */
public interface CallWatch {

    /** Headers that a call takes along which begins on this thread. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** A try has failed, and another one follows. */
    default void retried(GenerationFailure failure) {}
}
