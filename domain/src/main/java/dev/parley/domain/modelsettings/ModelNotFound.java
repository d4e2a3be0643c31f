package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;

/** No provider here offers a model of this name. */
public record ModelNotFound(ModelName model) implements Failure.NotFound {

    @Override
    public String code() {
        return "model-not-found";
    }

    @Override
    public String detail() {
        return "The model \""
                + model
                + "\" is not offered here. GET /v1/models lists the models that are.";
    }
}
