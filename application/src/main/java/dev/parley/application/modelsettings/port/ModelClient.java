package dev.parley.application.modelsettings.port;

import dev.parley.domain.generation.BeyondProvider;

import java.util.Optional;

/** Asks models for answers. */
public interface ModelClient {

    /**
     * Begins to ask. Returns at once and never fails: whatever goes wrong, from resolving the
     * address on, comes as the stream's last delta. Retries, where they are allowed (only before
     * the first token), and time limits for connecting, for the first token and for silence are
     * kept inside.
     */
    ModelStream open(ModelCall call);

    /**
     * What of a call its provider is known not to take; nothing if the call can be tried. Quick:
     * asks nobody.
     */
    default Optional<BeyondProvider> objection(ModelCall call) {
        return Optional.empty();
    }
}
