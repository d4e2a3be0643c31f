package dev.parley.bootstrap.settings;

import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What the environment says about single model services. */
record ServiceVariables(Map<String, String> environment) {
    private static final Map<String, List<String>> USUAL_KEYS = usualKeys();

    ServiceVariables {
        environment = Map.copyOf(environment);
    }

    static String wellKnownNames() {
        return String.join(", ", USUAL_KEYS.keySet());
    }

    static String key(ProviderName name) {
        return "PARLEY_" + upperCase(name) + "_API_KEY";
    }

    static String baseUrl(ProviderName name) {
        return "PARLEY_" + upperCase(name) + "_BASE_URL";
    }

    /** The key that was given to Parley for this service. */
    @Nullable Secret keyOf(ProviderName name) {
        return secret(key(name));
    }

    @Nullable String baseUrlOf(ProviderName name) {
        var given = given(baseUrl(name), false);
        return given == null ? null : Values.httpAddress(given).toString();
    }

    /** The key in the variable that everybody uses for this service. */
    @Nullable Secret usualKeyOf(ProviderName name) {
        for (var variable : USUAL_KEYS.getOrDefault(name.value(), List.of())) {
            var key = secret(variable);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    /** The environment holds keys. */
    @Override
    public String toString() {
        return "ServiceVariables" + new TreeSet<>(environment.keySet());
    }

    @Nullable Secret secret(String variable) {
        var given = given(variable, true);
        return given == null ? null : Values.secret(given);
    }

    private @Nullable Given given(String variable, boolean isSecret) {
        var value = environment.getOrDefault(variable, "");
        return value.isBlank() ? null : Given.byVariable("providers", variable, value, isSecret);
    }

    private static String upperCase(ProviderName name) {
        return name.value().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Map<String, List<String>> usualKeys() {
        var variables = new LinkedHashMap<String, List<String>>();
        variables.put("openai", List.of("OPENAI_API_KEY"));
        variables.put("anthropic", List.of("ANTHROPIC_API_KEY"));
        variables.put("openrouter", List.of("OPENROUTER_API_KEY"));
        variables.put("ollama", List.of());
        variables.put("vllm", List.of());
        variables.put("llamacpp", List.of());
        variables.put("lmstudio", List.of());
        variables.put("deepseek", List.of("DEEPSEEK_API_KEY"));
        variables.put("dashscope", List.of("DASHSCOPE_API_KEY"));
        variables.put("ark", List.of("ARK_API_KEY"));
        variables.put("azure", List.of("AZURE_OPENAI_API_KEY"));
        variables.put("gemini", List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"));
        variables.put("bedrock", List.of("AWS_BEARER_TOKEN_BEDROCK"));
        return variables;
    }
}
