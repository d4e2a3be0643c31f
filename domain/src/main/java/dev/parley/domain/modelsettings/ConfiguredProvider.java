package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A model service that whoever runs the installation has set up.
 *
 * @param models those known by name, the default first
 * @param anyModel whether names that are not listed are passed on as they are
 */
public record ConfiguredProvider(
        ProviderName name,
        ProviderKind kind,
        String baseUrl,
        @Nullable Secret key,
        List<ConfiguredModel> models,
        boolean anyModel) {

    public ConfiguredProvider {
        models = List.copyOf(models);
    }

    /** This service, asked for the given model. */
    public ModelTarget target(ModelName model) {
        return new ModelTarget(name, kind, baseUrl, key, model);
    }
}
