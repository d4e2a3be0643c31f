package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;

/** The model service failed before anything of its answer could be handed on. */
public record ProviderFailed(GenerationFailure failure) implements Failure.Upstream {

    @Override
    public String code() {
        return "provider-failed";
    }

    @Override
    public String detail() {
        return failure.message();
    }
}
