package dev.parley.streaming.provider.preset;

import static dev.parley.streaming.provider.preset.Habit.ACCOUNT_EXTRAS;
import static dev.parley.streaming.provider.preset.Habit.DEVELOPER_ROLE;
import static dev.parley.streaming.provider.preset.Habit.EFFORT;
import static dev.parley.streaming.provider.preset.Habit.FILES;
import static dev.parley.streaming.provider.preset.Habit.FILE_ADDRESSES;
import static dev.parley.streaming.provider.preset.Habit.JSON_SCHEMA;
import static dev.parley.streaming.provider.preset.Habit.MAX_COMPLETION_TOKENS;
import static dev.parley.streaming.provider.preset.Habit.PARALLEL_TOOL_CALLS;
import static dev.parley.streaming.provider.preset.Habit.SAMPLING_EXTRAS;
import static dev.parley.streaming.provider.preset.Habit.STREAMED_USAGE;
import static dev.parley.streaming.provider.preset.Habit.STRICT_TOOLS;
import static dev.parley.streaming.provider.preset.Habit.VERBOSITY;

import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services that are known, and how one is recognised. */
public final class Presets {

    private static final String NOWHERE = "";

    private static final List<Preset> ALL =
            List.of(
                    chat(
                            "openai",
                            "https://api.openai.com/v1",
                            "api.openai.com",
                            DEVELOPER_ROLE,
                            MAX_COMPLETION_TOKENS,
                            FILES,
                            EFFORT,
                            VERBOSITY,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            STRICT_TOOLS,
                            SAMPLING_EXTRAS,
                            ACCOUNT_EXTRAS),
                    new Preset(
                            "azure",
                            ProviderKinds.CHAT_COMPLETIONS,
                            "https://{resource}.openai.azure.com/openai/v1",
                            ".azure.com",
                            KeyHeader.API_KEY,
                            Map.of(),
                            Set.of(
                                    DEVELOPER_ROLE,
                                    MAX_COMPLETION_TOKENS,
                                    FILES,
                                    EFFORT,
                                    VERBOSITY,
                                    JSON_SCHEMA,
                                    STREAMED_USAGE,
                                    PARALLEL_TOOL_CALLS,
                                    STRICT_TOOLS,
                                    SAMPLING_EXTRAS)),
                    chat(
                            "openrouter",
                            "https://openrouter.ai/api/v1",
                            "openrouter.ai",
                            FILES,
                            FILE_ADDRESSES,
                            EFFORT,
                            VERBOSITY,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            STRICT_TOOLS,
                            SAMPLING_EXTRAS),
                    chat(
                            "ollama",
                            "http://localhost:11434/v1",
                            NOWHERE,
                            EFFORT,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            SAMPLING_EXTRAS),
                    chat(
                            "vllm",
                            "http://localhost:8000/v1",
                            NOWHERE,
                            EFFORT,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            SAMPLING_EXTRAS),
                    chat(
                            "llamacpp",
                            "http://localhost:8080/v1",
                            NOWHERE,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            SAMPLING_EXTRAS),
                    chat(
                            "lmstudio",
                            "http://localhost:1234/v1",
                            NOWHERE,
                            EFFORT,
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            SAMPLING_EXTRAS),
                    chat(
                            "deepseek",
                            "https://api.deepseek.com/v1",
                            "api.deepseek.com",
                            STREAMED_USAGE,
                            SAMPLING_EXTRAS),
                    chat(
                            "dashscope",
                            "https://dashscope.aliyuncs.com/compatible-mode/v1",
                            ".aliyuncs.com",
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            SAMPLING_EXTRAS),
                    chat(
                            "ark",
                            "https://ark.cn-beijing.volces.com/api/v3",
                            ".volces.com",
                            JSON_SCHEMA,
                            STREAMED_USAGE,
                            PARALLEL_TOOL_CALLS,
                            SAMPLING_EXTRAS),
                    chat(
                            "gemini",
                            "https://generativelanguage.googleapis.com/v1beta/openai",
                            ".googleapis.com",
                            EFFORT,
                            JSON_SCHEMA,
                            STREAMED_USAGE),
                    chat(
                            "bedrock",
                            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1",
                            ".amazonaws.com",
                            MAX_COMPLETION_TOKENS,
                            EFFORT,
                            JSON_SCHEMA,
                            STREAMED_USAGE),
                    new Preset(
                            "anthropic",
                            ProviderKinds.MESSAGES,
                            "https://api.anthropic.com/v1",
                            "api.anthropic.com",
                            KeyHeader.X_API_KEY,
                            Map.of("anthropic-version", "2023-06-01"),
                            Set.of()));

    /** A service of the chat completions wire about which nothing more is known. */
    private static final Preset OTHER =
            chat(
                    "other",
                    NOWHERE,
                    NOWHERE,
                    EFFORT,
                    JSON_SCHEMA,
                    STREAMED_USAGE,
                    PARALLEL_TOOL_CALLS,
                    SAMPLING_EXTRAS);

    private Presets() {}

    /** The service of this name; {@code doubao} is what many call {@code ark}. */
    static Optional<Preset> named(ProviderName name) {
        var known = name.value().equals("doubao") ? "ark" : name.value();
        return ALL.stream().filter(preset -> preset.name().equals(known)).findFirst();
    }

    /**
     * What is known about the service that a call goes to: its host tells more than the name that
     * it was given here.
     */
    public static Preset of(ModelTarget target) {
        return of(target.provider(), target.kind(), target.baseUrl());
    }

    static Preset of(ProviderName name, ProviderKind kind, String baseUrl) {
        var candidates = ALL.stream().filter(preset -> preset.kind().equals(kind)).toList();
        var host = hostOf(baseUrl);
        return candidates.stream()
                .filter(preset -> !preset.host().isEmpty() && host.endsWith(preset.host()))
                .findFirst()
                .or(() -> named(name).filter(candidates::contains))
                .orElseGet(
                        () -> kind.equals(ProviderKinds.MESSAGES) ? candidates.getFirst() : OTHER);
    }

    private static String hostOf(String baseUrl) {
        try {
            var host = URI.create(baseUrl).getHost();
            return host == null ? NOWHERE : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return NOWHERE;
        }
    }

    private static Preset chat(String name, String baseUrl, String host, Habit... habits) {
        return new Preset(
                name,
                ProviderKinds.CHAT_COMPLETIONS,
                baseUrl,
                host,
                KeyHeader.BEARER,
                Map.of(),
                Set.of(habits));
    }
}
