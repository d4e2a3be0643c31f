package dev.parley.streaming.provider.preset;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.List;
import java.util.Optional;

/**
 * The providers of this installation: those that were set up, and besides the services that
 * everybody knows.
 */
public final class PresetProviders implements Providers {

    private final List<ConfiguredProvider> configured;

    public PresetProviders(List<ConfiguredProvider> configured) {
        this.configured = List.copyOf(configured);
    }

    @Override
    public List<ConfiguredProvider> configured() {
        return configured;
    }

    @Override
    public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
        return Presets.named(name).map(Preset::provider);
    }
}
