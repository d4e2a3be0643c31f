package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/** The request names no model, and no settings do. */
public record ModelMissing() implements Failure.Invalid {

    @Override
    public String code() {
        return "model-missing";
    }

    @Override
    public String detail() {
        return "No model is named in the request, and the model settings name none. Name one, or"
                + " set a default.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("model", Violation.Rule.MISSING, detail()));
    }
}
