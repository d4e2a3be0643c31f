package dev.parley.bootstrap.settings;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A model service by name. What is absent is taken from the well-known service of that name.
 *
 * @param given where it was named
 * @param key the key that was given for this service at this address
 * @param usualKey the key in the service's usual variable, which goes to its usual address only
 */
record NamedProvider(
        ProviderName name,
        Given given,
        @Nullable ProviderKind kind,
        @Nullable String baseUrl,
        @Nullable Secret key,
        @Nullable Secret usualKey,
        boolean anyModel,
        List<ConfiguredModel> models) {

    static final ProviderKind USUAL_KIND = new ProviderKind("openai-compatible");

    /** Kinds that a file may name. */
    static final List<ProviderKind> KINDS = List.of(USUAL_KIND, new ProviderKind("anthropic"));

    /** Where an address has a part that only its user knows. */
    private static final String BLANK = "{";

    NamedProvider {
        models = List.copyOf(models);
    }

    ConfiguredProvider configured(Providers wellKnown) {
        var known = wellKnown.wellKnown(name);
        return new ConfiguredProvider(
                name,
                Optional.ofNullable(kind)
                        .or(() -> known.map(ConfiguredProvider::kind))
                        .orElse(USUAL_KIND),
                Optional.ofNullable(baseUrl)
                        .or(() -> known.map(this::usualAddress))
                        .orElseThrow(this::unknown),
                key != null ? key : usualKeyFor(known.map(ConfiguredProvider::baseUrl).orElse("")),
                models,
                anyModel);
    }

    private String usualAddress(ConfiguredProvider known) {
        if (known.baseUrl().contains(BLANK)) {
            throw given.refusedBecauseItMustBe(
                    "given a base URL too, as %s, in the form %s"
                            .formatted(ServiceVariables.baseUrl(name), known.baseUrl()));
        }
        return known.baseUrl();
    }

    private @Nullable Secret usualKeyFor(String usualAddress) {
        var isThere =
                baseUrl == null || baseUrl.equals(usualAddress) || usualAddress.contains(BLANK);
        return isThere ? usualKey : null;
    }

    private StartRefusedException unknown() {
        return given.refusedBecauseItMustBe(
                "names of well-known services (%s), or of others with a base URL"
                        .formatted(ServiceVariables.wellKnownNames()));
    }
}
