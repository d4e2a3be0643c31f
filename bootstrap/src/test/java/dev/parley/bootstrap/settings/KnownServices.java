package dev.parley.bootstrap.settings;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few services that everybody knows. */
final class KnownServices implements Providers {
    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "openai", "https://api.openai.com/v1",
                    "anthropic", "https://api.anthropic.com/v1",
                    "ollama", "http://localhost:11434/v1",
                    "azure", "https://{resource}.openai.azure.com/openai/v1");

    @Override
    public List<ConfiguredProvider> configured() {
        return List.of();
    }

    @Override
    public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
        var kind = name.value().equals("anthropic") ? "anthropic" : "openai-compatible";
        return Optional.ofNullable(ADDRESSES.get(name.value()))
                .map(address ->
                        new ConfiguredProvider(
                                name, new ProviderKind(kind), address, null, List.of(), true));
    }
}
