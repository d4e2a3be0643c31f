package dev.parley.bootstrap.settings;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which model services answer.
 *
 * @param model the model that answers where nobody names one; absent for the first that is listed
 * @param privateAddresses whether a person may name a service on this machine or in its own
 *     networks; what is set here may be there in any case
 */
public record ProviderSettings(
        @Nullable DefaultModel model,
        List<NamedProvider> named,
        boolean privateAddresses,
        TimeLimits timeLimits) {

    /** The name of the service that MODEL_BASE_URL makes. */
    static final ProviderName DEFAULT = new ProviderName("default");

    /**
     * How long a service may take.
     *
     * @param firstToken from the request to the first piece of the answer
     * @param silence between two pieces of it
     */
    public record TimeLimits(Duration connect, Duration firstToken, Duration silence) {}

    /** A model by name, and where it was named. */
    record DefaultModel(ModelName name, Given given) {}

    public ProviderSettings {
        named = List.copyOf(named);
    }

    /** Whether the built-in model was asked for in so many words. */
    public boolean demo() {
        return model != null && model.name().value().equals(ProviderName.DEMO.value());
    }

    /**
     * The services, the one with the default model first, and there the default model first. None
     * where the demo model shall answer.
     *
     * @param wellKnown gives well-known services by name
     * @throws dev.parley.bootstrap.StartRefusedException if a name says nothing
     */
    public List<ConfiguredProvider> providers(Providers wellKnown) {
        if (demo()) {
            return List.of();
        }
        var all = named.stream().map(provider -> provider.configured(wellKnown)).toList();
        if (model == null) {
            return all;
        }
        return isByBaseUrl()
                ? withFirst(all, withFirst(all.getFirst(), model.name()))
                : withDefault(all, model);
    }

    private boolean isByBaseUrl() {
        return !named.isEmpty()
                && named.getFirst().given().key().equals(SettingName.MODEL_BASE_URL.key());
    }

    private static List<ConfiguredProvider> withDefault(
            List<ConfiguredProvider> all, DefaultModel model) {
        return listing(all, model.name())
                .or(() -> named(all, model.name()))
                .or(() -> takingAny(all, model.name()))
                .map(first -> withFirst(all, first))
                .orElseThrow(() ->
                        model.given()
                                .refusedBecauseItMustBe(
                                        "'demo', or a model of a provider that model-base-url or"
                                                + " providers name"));
    }

    private static Optional<ConfiguredProvider> listing(
            List<ConfiguredProvider> all, ModelName model) {
        return all.stream()
                .filter(provider -> provider.models().stream().anyMatch(isNamed(model)))
                .findFirst()
                .map(provider -> withFirst(provider, model));
    }

    private static Optional<ConfiguredProvider> named(
            List<ConfiguredProvider> all, ModelName model) {
        return all.stream()
                .filter(provider -> model.value().startsWith(provider.name() + "/"))
                .filter(provider -> model.value().length() > provider.name().value().length() + 1)
                .findFirst()
                .map(provider -> {
                    var rest = model.value().substring(provider.name().value().length() + 1);
                    return withFirst(provider, new ModelName(rest));
                });
    }

    private static Optional<ConfiguredProvider> takingAny(
            List<ConfiguredProvider> all, ModelName model) {
        return all.stream()
                .filter(ConfiguredProvider::anyModel)
                .findFirst()
                .map(provider -> withFirst(provider, model));
    }

    private static ConfiguredProvider withFirst(ConfiguredProvider provider, ModelName model) {
        var models = new ArrayList<>(provider.models());
        var first =
                models.stream()
                        .filter(isNamed(model))
                        .findFirst()
                        .orElse(new ConfiguredModel(model, null, null));
        models.remove(first);
        models.addFirst(first);
        return new ConfiguredProvider(
                provider.name(),
                provider.kind(),
                provider.baseUrl(),
                provider.key(),
                models,
                provider.anyModel());
    }

    private static List<ConfiguredProvider> withFirst(
            List<ConfiguredProvider> all, ConfiguredProvider first) {
        var reordered = new ArrayList<ConfiguredProvider>();
        reordered.add(first);
        all.stream().filter(other -> !other.name().equals(first.name())).forEach(reordered::add);
        return List.copyOf(reordered);
    }

    private static Predicate<ConfiguredModel> isNamed(ModelName name) {
        return model -> model.name().equals(name);
    }
}
