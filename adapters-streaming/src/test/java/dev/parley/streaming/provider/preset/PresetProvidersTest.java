package dev.parley.streaming.provider.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.testkit.ProvidersContract;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.streaming.provider.http.NotSendable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

final class PresetProvidersTest implements ProvidersContract {

    @Override
    public Providers providers(List<ConfiguredProvider> configured) {
        return new PresetProviders(configured);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai", "azure", "openrouter", "ollama", "vllm", "llamacpp", "lmstudio",
                "deepseek", "dashscope", "ark", "doubao", "gemini", "bedrock", "anthropic"
            })
    void well_known_services_have_an_address_and_no_key(String name) {
        var provider = providers(List.of()).wellKnown(new ProviderName(name)).orElseThrow();

        assertThat(provider.baseUrl()).startsWith("http");
        assertThat(provider.key()).isNull();
        assertThat(provider.anyModel()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mine, https://api.openai.com/v1, openai",
        "mine, https://shop.openai.azure.com/openai/v1, azure",
        "mine, https://api.deepseek.com, deepseek",
        "ollama, http://10.0.0.2:11434/v1, ollama",
        "mine, http://10.0.0.2:11434/v1, other",
        "openai, https://gateway.example.org/v1, openai",
        "mine, https://api.openai.com.example.org/v1, other"
    })
    void a_service_is_recognised_by_its_host_and_then_by_its_name(
            String name, String baseUrl, String preset) {
        assertThat(
                        Presets.of(new ProviderName(name), ProviderKinds.CHAT_COMPLETIONS, baseUrl)
                                .name())
                .isEqualTo(preset);
    }

    @Test
    void keys_travel_as_each_service_wants_them() {
        var key = new Secret("k");

        assertThat(preset(ProviderKinds.CHAT_COMPLETIONS, "openai").headers(key))
                .isEqualTo(Map.of("Authorization", "Bearer k"));
        assertThat(preset(ProviderKinds.CHAT_COMPLETIONS, "azure").headers(key))
                .isEqualTo(Map.of("api-key", "k"));
        assertThat(preset(ProviderKinds.MESSAGES, "mine").headers(key))
                .isEqualTo(Map.of("x-api-key", "k", "anthropic-version", "2023-06-01"));
        assertThat(preset(ProviderKinds.CHAT_COMPLETIONS, "ollama").headers(null)).isEmpty();
    }

    private static Preset preset(ProviderKind kind, String name) {
        return Presets.of(new ProviderName(name), kind, "");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/v1, https://a.example/v1/models",
        "https://a.example/v1/, https://a.example/v1/models",
        "https://a.example, https://a.example/models",
        "https://a.example/v1/models, https://a.example/v1/models",
        "https://a.example/v1?api-version=7, https://a.example/v1/models?api-version=7"
    })
    void an_address_is_built_below_the_base_url(String baseUrl, String address) throws NotSendable {
        assertThat(BaseUrl.below(baseUrl, "/models")).hasToString(address);
    }

    @Test
    void an_address_that_everybody_has_to_fill_in_is_said_to_be_missing() {
        ThrowingCallable building =
                () -> BaseUrl.below("https://{resource}.openai.azure.com/openai/v1", "/models");

        assertThatExceptionOfType(NotSendable.class)
                .isThrownBy(building)
                .withMessageContaining("set its base URL");
    }
}
