package dev.parley.rest.testing;

import dev.parley.application.composition.Stores;
import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.shared.Limits;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SequentialIds;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.rest.http.ConnectionLimits;
import dev.parley.rest.http.RateLimits;
import dev.parley.rest.http.RateLimits.Rate;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole Parley, without the modules that store and stream. */
public final class World implements AutoCloseable {

    private static final RateLimits NO_RATES = new RateLimits(Rate.ANY, Rate.ANY, Rate.ANY);

    public final FixedClock clock = new FixedClock();
    public final ScriptedModelClient models = new ScriptedModelClient();
    public final List<ConfiguredProvider> providers = new ArrayList<>();
    public final Map<ProviderName, List<ModelDirectory.ListedModel>> listed = new HashMap<>();
    public final Stores stores = InMemoryStore.create(clock);
    public final UseCases parley;

    private final AtomicInteger keys = new AtomicInteger();
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private World(Map<String, Object> settings, ConnectionLimits connections, RateLimits rates) {
        parley = UseCases.over(stores, surroundings());
        context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .environmentPropertySource(false)
                        .banner(false)
                        .properties(settings)
                        .singletons(beans(connections, rates))
                        .build();
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    /** Serves on a free port of this machine. */
    public static World serving() {
        return serving(Map.of());
    }

    public static World serving(RateLimits rates) {
        return serving(Map.of(), ConnectionLimits.USUAL, rates);
    }

    public static World serving(Map<String, Object> settings) {
        return serving(settings, ConnectionLimits.USUAL);
    }

    public static World serving(Map<String, Object> settings, ConnectionLimits connections) {
        return serving(settings, connections, NO_RATES);
    }

    private static World serving(
            Map<String, Object> settings, ConnectionLimits connections, RateLimits rates) {
        var all = new HashMap<String, Object>(settings);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("micronaut.server.port", -1);
        all.put("endpoints.all.path", "/manage/");
        all.put("endpoints.all.enabled", false);
        all.put("endpoints.health.enabled", true);
        all.put("endpoints.health.sensitive", false);
        all.put("endpoints.prometheus.enabled", true);
        all.put("endpoints.prometheus.sensitive", false);
        all.put("micronaut.metrics.export.prometheus.enabled", true);
        return new World(all, connections, rates);
    }

    public Client client() {
        return new Client(server.getPort());
    }

    /** A client that brings a new key of this owner's. */
    public Client clientOf(OwnerId owner) {
        return clientOf(owner, KeyScope.WRITE);
    }

    public Client clientOf(OwnerId owner, KeyScope scope) {
        return client().with("Authorization", "Bearer " + key(owner, scope));
    }

    /** A new key. */
    public String key(OwnerId owner) {
        return key(owner, KeyScope.WRITE);
    }

    private String key(OwnerId owner, KeyScope scope) {
        return parley.addApiKey()
                .add("key " + keys.incrementAndGet(), owner, scope, null)
                .key()
                .reveal();
    }

    public ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    private Object[] beans(ConnectionLimits connections, RateLimits rates) {
        var beans = new ArrayList<Object>();
        beans.add(this);
        beans.add(connections);
        beans.add(rates);
        Arrays.stream(UseCases.class.getRecordComponents()).map(this::useCase).forEach(beans::add);
        return beans.toArray();
    }

    private Object useCase(RecordComponent component) {
        try {
            return component.getAccessor().invoke(parley);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    private Surroundings surroundings() {
        var random = new AtomicInteger();
        return new Surroundings(
                models,
                provider -> listed.getOrDefault(provider.name(), List.of()),
                new Providers() {
                    @Override
                    public List<ConfiguredProvider> configured() {
                        return List.copyOf(providers);
                    }

                    @Override
                    public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
                        return name.value().equals("openrouter")
                                ? Optional.of(
                                        new ConfiguredProvider(
                                                name,
                                                new ProviderKind("openai-compatible"),
                                                "https://openrouter.ai/api/v1",
                                                null,
                                                List.of(),
                                                true))
                                : Optional.empty();
                    }
                },
                new WordCounter(),
                new InMemoryAnswerFeed(),
                new InMemoryChangeFeed(),
                new SequentialIds(),
                new ManualTimers(clock),
                count -> {
                    var bytes = new byte[count];
                    Arrays.fill(bytes, (byte) random.incrementAndGet());
                    return bytes;
                },
                clock,
                task -> Thread.ofVirtual().start(task),
                () -> (_, work) -> work.run(),
                Duration.ofHours(24),
                Limits.USUAL);
    }
}
