package dev.parley.persistence.json;

import dev.parley.domain.modelsettings.Parameters;

/** How a model should speak, as JSON; what is left to others is left out. */
public final class ParametersJson {

    private ParametersJson() {}

    public static JsonObject write(Parameters parameters) {
        return new JsonObject()
                .with("temperature", parameters.temperature())
                .with("top_p", parameters.topP())
                .with("presence_penalty", parameters.presencePenalty())
                .with("frequency_penalty", parameters.frequencyPenalty())
                .with("max_output_tokens", parameters.maxOutputTokens());
    }

    public static Parameters read(JsonObject object) {
        var most = object.optionalNumber("max_output_tokens");
        return new Parameters(
                object.optionalDecimal("temperature"),
                object.optionalDecimal("top_p"),
                object.optionalDecimal("presence_penalty"),
                object.optionalDecimal("frequency_penalty"),
                most == null ? null : most.intValue());
    }
}
