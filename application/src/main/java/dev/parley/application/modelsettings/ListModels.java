package dev.parley.application.modelsettings;

import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.ModelDirectory.ListedModel;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelMissing;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelNotFound;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.ProviderUnknown;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the models that a caller can name: those configured, those that providers report, and the
 * demo model.
 */
public final class ListModels {

    private final Providers providers;
    private final ModelDirectory directory;
    private final ReadModelSettings settings;
    private final ChooseModel chooseModel;
    private final Executor executor;

    public ListModels(
            Providers providers,
            ModelDirectory directory,
            ReadModelSettings settings,
            ChooseModel chooseModel,
            Executor executor) {
        this.providers = providers;
        this.directory = directory;
        this.settings = settings;
        this.chooseModel = chooseModel;
        this.executor = executor;
    }

    /**
     * A model of one provider before it is known whether another provider has one of the same name.
     */
    private record Candidate(
            ModelName name,
            ProviderName provider,
            @Nullable String ownedBy,
            @Nullable Instant createdAt,
            @Nullable Integer contextWindow) {}

    /**
     * All of them. Providers are asked side by side; one that does not answer delays nobody for
     * long.
     */
    public List<OfferedModel> list(Caller caller) {
        var candidates = new ArrayList<Candidate>();
        var asked =
                reachable(caller).stream()
                        .map(provider ->
                                CompletableFuture.supplyAsync(() -> candidates(provider), executor))
                        .toList();
        asked.forEach(answer -> candidates.addAll(answer.join()));
        candidates.add(
                new Candidate(new ModelName("demo"), ProviderName.DEMO, "parley", null, null));
        var providersOfName =
                candidates.stream()
                        .collect(Collectors.groupingBy(Candidate::name, Collectors.counting()));
        var byDefault = nameByDefault(caller);
        return candidates.stream()
                .map(candidate -> offered(candidate, providersOfName, byDefault))
                .toList();
    }

    /** One of them, by the name that a request would use. */
    public OfferedModel find(Caller caller, ModelName name) {
        return list(caller).stream()
                .filter(model ->
                        model.name().equals(name)
                                || name.value().equals(model.provider() + "/" + model.name()))
                .findFirst()
                .orElseThrow(() -> new FailureException(new ModelNotFound(name)));
    }

    private List<ConfiguredProvider> reachable(Caller caller) {
        return Stream.concat(own(caller).stream(), providers.configured().stream())
                .collect(
                        Collectors.toMap(
                                ConfiguredProvider::name,
                                each -> each,
                                (first, _) -> first,
                                LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** One that cannot be asked has no models. */
    private Optional<ConfiguredProvider> own(Caller caller) {
        try {
            return Optional.ofNullable(settings.effective(caller, null).connection())
                    .map(chooseModel::provider);
        } catch (FailureException failed) {
            return switch (failed.failure()) {
                case ProviderUnknown _, ConnectionKeyUnreadable _ -> Optional.empty();
                default -> throw failed;
            };
        }
    }

    private List<Candidate> candidates(ConfiguredProvider provider) {
        Map<ModelName, Candidate> byName = new LinkedHashMap<>();
        for (var model : provider.models()) {
            byName.put(model.name(), candidate(provider, model));
        }
        for (var model : directory.modelsOf(provider)) {
            byName.merge(model.name(), candidate(provider, model), ListModels::both);
        }
        return List.copyOf(byName.values());
    }

    private static Candidate candidate(ConfiguredProvider provider, ConfiguredModel model) {
        return new Candidate(model.name(), provider.name(), null, null, model.contextWindow());
    }

    private static Candidate candidate(ConfiguredProvider provider, ListedModel model) {
        return new Candidate(
                model.name(), provider.name(), model.ownedBy(), model.createdAt(), null);
    }

    private static Candidate both(Candidate configured, Candidate listed) {
        return new Candidate(
                configured.name(),
                configured.provider(),
                listed.ownedBy(),
                listed.createdAt(),
                configured.contextWindow());
    }

    private static OfferedModel offered(
            Candidate candidate,
            Map<ModelName, Long> providersOfName,
            @Nullable ModelName byDefault) {
        var isAmbiguous = providersOfName.getOrDefault(candidate.name(), 0L) > 1;
        var name =
                isAmbiguous
                        ? new ModelName(candidate.provider() + "/" + candidate.name())
                        : candidate.name();
        return new OfferedModel(
                name,
                candidate.provider(),
                candidate.ownedBy(),
                candidate.createdAt(),
                name.equals(byDefault) || candidate.name().equals(byDefault),
                candidate.contextWindow());
    }

    private @Nullable ModelName nameByDefault(Caller caller) {
        try {
            return chooseModel.choose(settings.effective(caller, null), null).name();
        } catch (FailureException failed) {
            return switch (failed.failure()) {
                // no model answers by default, so none is marked
                case ModelMissing _,
                        ModelNotFound _,
                        ProviderUnknown _,
                        ConnectionKeyUnreadable _ ->
                        null;
                default -> throw failed;
            };
        }
    }
}
