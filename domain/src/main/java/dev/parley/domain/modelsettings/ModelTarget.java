package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

/**
 * One model, ready to be called.
 *
 * @param model the name by which the provider knows it
 */
public record ModelTarget(
        ProviderName provider,
        ProviderKind kind,
        String baseUrl,
        @Nullable Secret key,
        ModelName model) {

    /** The model that is built in, answering under whatever name it was asked by. */
    public static ModelTarget demo(ModelName askedAs) {
        return new ModelTarget(ProviderName.DEMO, ProviderKind.DEMO, "", null, askedAs);
    }
}
