package dev.parley.bootstrap.installation;

import dev.parley.application.composition.Stores;
import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.shared.Limits;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.SequentialIds;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An installation that forgets everything and whose models answer as a test says. */
public final class InMemoryInstallation implements StoreAccess {
    public final FixedClock clock = new FixedClock();
    public final Stores store = InMemoryStore.create(clock);

    /** The files that backups were asked for in. */
    public final List<Path> backups = new ArrayList<>();

    private final SequentialIds ids = new SequentialIds();
    private final AtomicInteger randomness = new AtomicInteger();
    private List<ConfiguredProvider> providers = List.of();
    private ModelClient models =
            _ -> {
                throw new IllegalStateException("no model was expected to be asked");
            };
    private ModelDirectory directory = _ -> List.of();
    private List<String> damage = List.of();
    private SecretKeeping secrets = new OpenSecrets(true, false, List.of());

    public InMemoryInstallation asking(ModelClient client, ConfiguredProvider... services) {
        models = client;
        providers = List.of(services);
        return this;
    }

    public InMemoryInstallation listing(ModelDirectory listed) {
        directory = listed;
        return this;
    }

    public InMemoryInstallation damaged(String sentence) {
        damage = List.of(sentence);
        return this;
    }

    /** With this to say of the key that locks its secrets. */
    public InMemoryInstallation keeping(
            boolean canRotate, boolean isBetweenKeys, Scope... unreadable) {
        secrets = new OpenSecrets(canRotate, isBetweenKeys, List.of(unreadable));
        return this;
    }

    @Override
    public <T> T with(Settings settings, Function<Installation, T> work) {
        return work.apply(opened(settings));
    }

    public Installation opened(Settings settings) {
        return new Installation(
                settings,
                providers,
                UseCases.over(store, surroundings()),
                () -> new StoreCheck.Findings("memory", "1", damage),
                file -> {
                    backups.add(file);
                    return new StoreBackup.Made(clock.instant(), 0, List.of());
                },
                secrets,
                clock);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                models,
                directory,
                new ListedProviders(),
                new WordCounter(),
                new InMemoryAnswerFeed(),
                new InMemoryChangeFeed(),
                ids,
                new ManualTimers(clock),
                this::bytes,
                clock,
                Runnable::run,
                () -> (_, work) -> work.run(),
                Duration.ofHours(24),
                Limits.USUAL);
    }

    /** Others each time, the same in each test. */
    private byte[] bytes(int count) {
        var bytes = new byte[count];
        bytes[count - 1] = (byte) randomness.incrementAndGet();
        return bytes;
    }

    /** Nothing in memory is locked. */
    private record OpenSecrets(boolean canRotate, boolean isBetweenKeys, List<Scope> unreadable)
            implements SecretKeeping {
        @Override
        public int rotate() {
            return 0;
        }
    }

    private final class ListedProviders implements Providers {
        @Override
        public List<ConfiguredProvider> configured() {
            return providers;
        }

        @Override
        public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
            return Optional.empty();
        }
    }
}
