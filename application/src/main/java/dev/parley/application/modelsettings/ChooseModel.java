package dev.parley.application.modelsettings;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.EffectiveSettings;
import dev.parley.domain.modelsettings.ModelMissing;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelNotFound;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.ProviderUnknown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Decides which model answers, and how it is reached.
 *
 * <p>A name that a configured provider lists wins; then a name that begins with a provider's name
 * and a slash; then the connection of the nearest settings; then the first provider that takes any
 * name. With no provider at all the demo model answers to every name.
 */
public final class ChooseModel {

    private static final ProviderKind USUAL_KIND = new ProviderKind("openai-compatible");

    /** What was decided: the name that is shown, and the model that is called. */
    public record Choice(ModelName name, ModelTarget target) {}

    private final Providers providers;

    public ChooseModel(Providers providers) {
        this.providers = providers;
    }

    /**
     * Decides.
     *
     * @param asked the name in the request, or the conversation's; absent leaves it to the settings
     */
    public Choice choose(EffectiveSettings settings, @Nullable ModelName asked) {
        if (asked == null) {
            return byDefault(settings);
        }
        var target =
                listed(asked)
                        .or(() -> prefixed(asked))
                        .or(() -> connected(settings, asked))
                        .or(() -> passedOn(asked))
                        .or(() -> demo(asked))
                        .orElseThrow(() -> new FailureException(new ModelNotFound(asked)));
        return new Choice(asked, target);
    }

    /**
     * The provider that the settings' own connection makes, ready to be asked: its key is unlocked.
     *
     * @throws FailureException with {@link ProviderUnknown} or {@link ConnectionKeyUnreadable}
     */
    public ConfiguredProvider provider(Connection connection) {
        var ownKey = connection.key() == null ? null : connection.key().unlocked();
        var known =
                configured(connection.provider())
                        .or(() -> providers.wellKnown(connection.provider()));
        var baseUrl = connection.baseUrl();
        if (baseUrl == null) {
            var provider =
                    known.orElseThrow(
                            () -> new FailureException(new ProviderUnknown(connection.provider())));
            return new ConfiguredProvider(
                    provider.name(),
                    provider.kind(),
                    provider.baseUrl(),
                    ownKey == null ? provider.key() : ownKey,
                    provider.models(),
                    true);
        }
        var kind = known.map(ConfiguredProvider::kind).orElse(USUAL_KIND);
        return new ConfiguredProvider(
                connection.provider(), kind, baseUrl, ownKey, List.of(), true);
    }

    private Choice byDefault(EffectiveSettings settings) {
        var model = settings.model();
        var connection = settings.connection();
        if (model != null && connection != null) {
            return new Choice(model, provider(connection).target(model));
        }
        if (model != null) {
            return choose(settings, model);
        }
        var configured = providers.configured();
        if (configured.isEmpty() && connection == null) {
            var demo = new ModelName(ProviderName.DEMO.value());
            return new Choice(demo, ModelTarget.demo(demo));
        }
        return configured.stream()
                .flatMap(provider -> provider.models().stream())
                .map(ConfiguredModel::name)
                .findFirst()
                .map(first -> choose(settings, first))
                .orElseThrow(() -> new FailureException(new ModelMissing()));
    }

    private Optional<ModelTarget> listed(ModelName asked) {
        return providers.configured().stream()
                .filter(provider ->
                        provider.models().stream().anyMatch(model -> model.name().equals(asked)))
                .findFirst()
                .map(provider -> provider.target(asked));
    }

    private Optional<ModelTarget> prefixed(ModelName asked) {
        var slash = asked.value().indexOf('/');
        if (slash <= 0 || slash == asked.value().length() - 1) {
            return Optional.empty();
        }
        var prefix = asked.value().substring(0, slash);
        var rest = new ModelName(asked.value().substring(slash + 1));
        if (prefix.equals(ProviderName.DEMO.value())) {
            return Optional.of(ModelTarget.demo(asked));
        }
        return providers.configured().stream()
                .filter(provider -> provider.name().value().equals(prefix))
                .findFirst()
                .map(provider -> provider.target(rest));
    }

    private Optional<ModelTarget> connected(EffectiveSettings settings, ModelName asked) {
        return Optional.ofNullable(settings.connection())
                .map(connection -> provider(connection).target(asked));
    }

    private Optional<ModelTarget> passedOn(ModelName asked) {
        return providers.configured().stream()
                .filter(ConfiguredProvider::anyModel)
                .findFirst()
                .map(provider -> provider.target(asked));
    }

    private Optional<ModelTarget> demo(ModelName asked) {
        var isDemo = asked.value().equals(ProviderName.DEMO.value());
        return isDemo || providers.configured().isEmpty()
                ? Optional.of(ModelTarget.demo(asked))
                : Optional.empty();
    }

    private Optional<ConfiguredProvider> configured(ProviderName name) {
        return providers.configured().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
