package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;

/** Nothing is set in this scope. */
public record ModelSettingsNotFound(Scope scope) implements Failure.NotFound {

    @Override
    public String code() {
        return "model-settings-not-found";
    }

    @Override
    public String detail() {
        return "Nothing is set in this scope.";
    }
}
