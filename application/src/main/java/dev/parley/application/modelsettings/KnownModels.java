package dev.parley.application.modelsettings;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;

import java.util.Optional;

/** What the installation knows about models: of most, nothing. */
public final class KnownModels {

    private final Providers providers;

    public KnownModels(Providers providers) {
        this.providers = providers;
    }

    /**
     * What was said about a model.
     *
     * @param model the name by which the provider knows it
     */
    public Optional<ConfiguredModel> find(ProviderName provider, ModelName model) {
        return providers.configured().stream()
                .filter(configured -> configured.name().equals(provider))
                .flatMap(configured -> configured.models().stream())
                .filter(listed -> listed.name().equals(model))
                .findFirst();
    }
}
