package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.domain.usage.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ProviderSettingsTest {
    private static final ProviderKind CHAT = new ProviderKind("openai-compatible");
    private static final ProviderKind ANTHROPIC = new ProviderKind("anthropic");

    @TempDir private Path folder;

    @Test
    void without_a_word_there_are_none_and_a_key_alone_enables_none() {
        assertThat(providers(Map.of())).isEmpty();
        assertThat(providers(Map.of("OPENAI_API_KEY", "sk-ada"))).isEmpty();
    }

    @Test
    void a_base_url_is_the_provider_default_that_takes_any_model() {
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_MODEL_BASE_URL", "http://127.0.0.1:11434/v1/",
                                        "PARLEY_MODEL_API_KEY", "sk-ada",
                                        "PARLEY_MODEL", "library/qwen3")))
                .containsExactly(
                        provider(
                                "default",
                                CHAT,
                                "http://127.0.0.1:11434/v1",
                                "sk-ada",
                                "library/qwen3"));
    }

    @Test
    void demo_means_the_demo_model_whatever_else_is_set() {
        var environment =
                Map.of(
                        "PARLEY_MODEL", "demo",
                        "PARLEY_MODEL_BASE_URL", "http://models",
                        "PARLEY_PROVIDERS", "openai");

        assertThat(providers(environment)).isEmpty();
        assertThat(settings(environment).providers().demo()).isTrue();
    }

    @Test
    void services_are_listed_by_name_with_keys_from_their_variables() {
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_PROVIDERS", "anthropic, openai,ollama",
                                        "PARLEY_ANTHROPIC_API_KEY", "for-parley",
                                        "ANTHROPIC_API_KEY", "for-all",
                                        "OPENAI_API_KEY", "sk-ada")))
                .containsExactly(
                        provider(
                                "anthropic",
                                ANTHROPIC,
                                "https://api.anthropic.com/v1",
                                "for-parley"),
                        provider("openai", CHAT, "https://api.openai.com/v1", "sk-ada"),
                        provider("ollama", CHAT, "http://localhost:11434/v1", null));
    }

    @Test
    void a_usual_key_never_travels_to_another_address() {
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_PROVIDERS", "openai",
                                        "PARLEY_OPENAI_BASE_URL", "https://elsewhere.example/v1",
                                        "OPENAI_API_KEY", "sk-ada")))
                .containsExactly(provider("openai", CHAT, "https://elsewhere.example/v1", null));
    }

    @Test
    void a_service_whose_address_everybody_has_for_himself_needs_one() {
        assertThatThrownBy(() -> providers(Map.of("PARLEY_PROVIDERS", "azure")))
                .hasMessage(
                        "The setting providers from PARLEY_PROVIDERS is 'azure', but must be given"
                                + " a base URL too, as PARLEY_AZURE_BASE_URL, in the form"
                                + " https://{resource}.openai.azure.com/openai/v1.");
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_PROVIDERS", "azure",
                                        "PARLEY_AZURE_BASE_URL", "https://ada.openai.azure.com/v1",
                                        "AZURE_OPENAI_API_KEY", "sk-ada")))
                .containsExactly(
                        provider("azure", CHAT, "https://ada.openai.azure.com/v1", "sk-ada"));
    }

    @Test
    void a_name_that_nobody_knows_is_refused() {
        assertThatThrownBy(() -> providers(Map.of("PARLEY_PROVIDERS", "opanai")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith(
                        "The setting providers from PARLEY_PROVIDERS is 'opanai', but must be names"
                                + " of well-known services (openai, anthropic, openrouter,");
    }

    @Test
    void a_model_without_an_address_is_the_first_of_the_provider_that_has_it() {
        var listed = Map.of("PARLEY_PROVIDERS", "openai,anthropic");

        assertThat(providers(with(listed, "PARLEY_MODEL", "anthropic/opus")))
                .containsExactly(
                        provider(
                                "anthropic",
                                ANTHROPIC,
                                "https://api.anthropic.com/v1",
                                null,
                                "opus"),
                        provider("openai", CHAT, "https://api.openai.com/v1", null));
        assertThat(providers(with(listed, "PARLEY_MODEL", "gpt-5")).getFirst())
                .isEqualTo(provider("openai", CHAT, "https://api.openai.com/v1", null, "gpt-5"));
        assertThatThrownBy(() -> providers(Map.of("PARLEY_MODEL", "gpt-5")))
                .hasMessage(
                        "The setting model from PARLEY_MODEL is 'gpt-5', but must be 'demo', or a"
                                + " model of a provider that model-base-url or providers name.");
    }

    @Test
    void a_file_describes_providers_and_models() throws IOException {
        var file =
                file(
                        """
                        model: fast
                        providers:
                          - openai
                          - name: local
                            base-url: http://127.0.0.1:8000/v1
                            api-key-env: LOCAL_KEY
                            any-model: false
                            models:
                              - slow
                              - name: fast
                                context-window: 128000
                                price: {input: 1.25, cached-input: 0.125, output: 10, currency: EUR}
                          - name: claude
                            kind: anthropic
                            base-url: https://claude.example/v1
                            api-key: sk-claude
                        """);

        assertThat(providers(Map.of("PARLEY_CONFIG", file, "LOCAL_KEY", "sk-local")))
                .containsExactly(
                        new ConfiguredProvider(
                                new ProviderName("local"),
                                CHAT,
                                "http://127.0.0.1:8000/v1",
                                new Secret("sk-local"),
                                List.of(
                                        new ConfiguredModel(
                                                new ModelName("fast"),
                                                128_000,
                                                new Price(
                                                        new BigDecimal("1.25"),
                                                        new BigDecimal("0.125"),
                                                        BigDecimal.TEN,
                                                        "EUR")),
                                        model("slow")),
                                false),
                        provider("openai", CHAT, "https://api.openai.com/v1", null),
                        provider("claude", ANTHROPIC, "https://claude.example/v1", "sk-claude"));
    }

    @Test
    void the_environment_chooses_among_the_files_providers_and_outweighs_their_keys()
            throws IOException {
        var file =
                file(
                        """
                        providers:
                          - {name: openai, models: [gpt-5], api-key: sk-file}
                          - {name: local, base-url: "http://127.0.0.1:8000/v1", api-key: sk-file}
                        """);

        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_CONFIG", file,
                                        "PARLEY_PROVIDERS", "local,ollama",
                                        "PARLEY_LOCAL_API_KEY", "sk-environment")))
                .containsExactly(
                        provider("local", CHAT, "http://127.0.0.1:8000/v1", "sk-environment"),
                        provider("ollama", CHAT, "http://localhost:11434/v1", null));
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_CONFIG", file,
                                        "PARLEY_PROVIDERS", "local",
                                        "PARLEY_LOCAL_BASE_URL", "https://elsewhere.example")))
                .containsExactly(provider("local", CHAT, "https://elsewhere.example", null));
    }

    @Test
    void a_files_key_never_travels_to_the_environments_address() throws IOException {
        var file = file("{model-base-url: 'http://file.example', model-api-key: sk-file}");

        assertThat(providers(Map.of("PARLEY_CONFIG", file)))
                .containsExactly(provider("default", CHAT, "http://file.example", "sk-file"));
        assertThat(
                        providers(
                                Map.of(
                                        "PARLEY_CONFIG",
                                        file,
                                        "PARLEY_MODEL_BASE_URL",
                                        "http://environment.example")))
                .containsExactly(provider("default", CHAT, "http://environment.example", null));
    }

    @Test
    void private_addresses_may_be_named_on_loopback_unless_a_setting_says_otherwise() {
        assertThat(settings(Map.of()).providers().privateAddresses()).isTrue();
        assertThat(settings(Map.of("PARLEY_HOST", "::1")).providers().privateAddresses()).isTrue();
        assertThat(settings(Map.of("PARLEY_HOST", "0.0.0.0")).providers().privateAddresses())
                .isFalse();
        assertThat(
                        settings(Map.of("PARLEY_PROVIDER_PRIVATE_ADDRESSES", "false"))
                                .providers()
                                .privateAddresses())
                .isFalse();
        assertThat(
                        settings(
                                        Map.of(
                                                "PARLEY_HOST",
                                                "0.0.0.0",
                                                "PARLEY_PROVIDER_PRIVATE_ADDRESSES",
                                                "true"))
                                .providers()
                                .privateAddresses())
                .isTrue();
    }

    private List<ConfiguredProvider> providers(Map<String, String> environment) {
        return settings(environment).providers().providers(new KnownServices());
    }

    private Settings settings(Map<String, String> environment) {
        return new SettingsReader(environment, folder).read(Map.of(), null);
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("parley.yaml"), yaml).toString();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        var more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    private static ConfiguredProvider provider(
            String name, ProviderKind kind, String baseUrl, String key, String... models) {
        return new ConfiguredProvider(
                new ProviderName(name),
                kind,
                baseUrl,
                key == null ? null : new Secret(key),
                List.of(models).stream().map(ProviderSettingsTest::model).toList(),
                true);
    }

    private static ConfiguredModel model(String name) {
        return new ConfiguredModel(new ModelName(name), null, null);
    }
}
