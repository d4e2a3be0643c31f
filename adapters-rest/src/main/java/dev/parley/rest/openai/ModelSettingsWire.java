package dev.parley.rest.openai;

import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.EffectiveSettings;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.rest.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Model settings as they are written: never with a key. */
final class ModelSettingsWire {

    static final String TEMPERATURE = "temperature";
    static final String TOP_P = "top_p";
    static final String PRESENCE_PENALTY = "presence_penalty";
    static final String FREQUENCY_PENALTY = "frequency_penalty";
    static final String MAX_OUTPUT_TOKENS = "max_output_tokens";

    private static final String EFFECTIVE = "effective";

    private ModelSettingsWire() {}

    /** What one scope says. */
    static Json.Members of(ModelSettings settings) {
        return members(
                ScopeWire.of(settings.scope()),
                settings.connection(),
                settings.model(),
                settings.parameters(),
                settings.updatedAt());
    }

    /** What all scopes together say, and which of them says it. */
    static Json.Members of(EffectiveSettings settings) {
        var updatedAt =
                settings.layers().stream()
                        .map(ModelSettings::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        var connection = source(settings, ModelSettings::connection);
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        members(settings.parameters())
                .keySet()
                .forEach(name ->
                        parameters.put(
                                name,
                                source(settings, layer -> members(layer.parameters()).get(name))));
        return members(
                        EFFECTIVE,
                        settings.connection(),
                        settings.model(),
                        settings.parameters(),
                        updatedAt)
                .with(
                        "sources",
                        Json.object()
                                .with("provider", connection)
                                .with("base_url", connection)
                                .with("api_key", connection)
                                .with("model", source(settings, ModelSettings::model))
                                .with("parameters", parameters));
    }

    private static Json.Members members(
            String scope,
            @Nullable Connection connection,
            @Nullable ModelName model,
            Parameters parameters,
            @Nullable Instant updatedAt) {
        var key = connection == null ? null : connection.key();
        return Json.object()
                .with("object", "model_settings")
                .with("scope", scope)
                .with("provider", connection == null ? null : connection.provider().value())
                .with("base_url", connection == null ? null : connection.baseUrl())
                .with("api_key_set", key != null)
                .with("api_key_hint", key == null ? null : key.hint())
                .with("model", model == null ? null : model.value())
                .with("parameters", members(parameters))
                .with("updated_at", updatedAt == null ? null : updatedAt.getEpochSecond());
    }

    /** Those that are set. */
    private static Map<String, Object> members(Parameters parameters) {
        Map<String, Object> members = new LinkedHashMap<>();
        putIfSet(members, TEMPERATURE, parameters.temperature());
        putIfSet(members, TOP_P, parameters.topP());
        putIfSet(members, PRESENCE_PENALTY, parameters.presencePenalty());
        putIfSet(members, FREQUENCY_PENALTY, parameters.frequencyPenalty());
        putIfSet(members, MAX_OUTPUT_TOKENS, parameters.maxOutputTokens());
        return members;
    }

    private static void putIfSet(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static @Nullable String source(
            EffectiveSettings settings, Function<ModelSettings, @Nullable Object> member) {
        Scope scope = settings.sourceOf(member);
        return scope == null ? null : ScopeWire.of(scope);
    }
}
