package dev.parley.bootstrap.wiring;

import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.generation.LostGenerations;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.installation.StoreBackup;
import dev.parley.bootstrap.installation.StoreCheck;
import dev.parley.bootstrap.observation.Meters;
import dev.parley.bootstrap.platform.AnswerThreads;
import dev.parley.bootstrap.platform.DelayedTimers;
import dev.parley.bootstrap.platform.SecureRandomness;
import dev.parley.bootstrap.platform.Uuid7Ids;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.StoreSettings;
import dev.parley.bootstrap.tracing.Tracing;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.backup.BackupRefused;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.store.Health;
import dev.parley.persistence.store.Store;
import dev.parley.streaming.feed.InProcessAnswerFeed;
import dev.parley.streaming.feed.InProcessChangeFeed;
import dev.parley.streaming.provider.preset.PresetProviders;
import dev.parley.streaming.provider.tokens.EncodingTokenCounter;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Everything that is behind the addresses: the use cases, and the open store below them. */
public final class Parley implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parley.class);
    private static final int FAILED = 1;

    /** How long a change, or the result of a request that may be repeated, is remembered. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** Stores keep microseconds, so that is what there is. */
    private static final InstantSource CLOCK = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final Store store;
    private final Installation installation;
    private final Observation observation;
    private final Feeds feeds;

    private Parley(Store store, Installation installation, Observation observation, Feeds feeds) {
        this.store = store;
        this.installation = installation;
        this.observation = observation;
        this.feeds = feeds;
    }

    /** What carries news between the threads of this process. */
    private record Feeds(InProcessAnswerFeed answers, InProcessChangeFeed changes) {}

    /**
     * Opens the store and settles what dead processes left in it. The data directory must be held.
     *
     * @throws StartRefusedException if the store cannot be opened
     */
    public static Parley open(Settings settings) {
        var configured = settings.providers().providers(new PresetProviders(List.of()));
        var providers = new PresetProviders(configured);
        var observation = Observation.of(settings.traces(), providers);
        var models = Models.of(settings.providers(), configured, CLOCK, observation.calls());
        var store = open(settings.store(), observation.meters());
        var feeds = new Feeds(new InProcessAnswerFeed(), new InProcessChangeFeed());
        var useCases =
                UseCases.over(
                        store.ports(),
                        surroundings(settings, providers, models, observation, feeds));
        settleLost(useCases);
        return new Parley(
                store,
                new Installation(
                        settings,
                        configured,
                        useCases,
                        () -> health(store),
                        file -> backUp(store, file),
                        new KeptSecrets(store.secrets()),
                        CLOCK),
                observation,
                feeds);
    }

    public Installation installation() {
        return installation;
    }

    public UseCases useCases() {
        return installation.useCases();
    }

    /** Looks for damage in a store that is not large, and logs what to do about it. */
    public void lookForDamage() {
        try {
            for (var damage : store.healthIfSmall().map(Health::damage).orElse(List.of())) {
                LOG.error("The store is damaged: {}. Stop Parley and restore a backup.", damage);
            }
        } catch (FailureException refused) {
            LOG.warn("The store cannot be examined: {}", refused.failure().detail());
        }
    }

    /** Shows what was counted since it was opened. */
    public void showMetersIn(PrometheusRegistry registry) {
        observation
                .meters()
                .showIn(
                        registry,
                        useCases().runningGenerations(),
                        feeds.answers()::followers,
                        feeds.changes()::waiting);
    }

    /** What traces it; nothing if nothing does. */
    public Optional<Tracing> tracing() {
        return Optional.ofNullable(observation.tracing());
    }

    /**
     * Removes what has been kept long enough, and settles what processes that died meanwhile have
     * left. What fails is logged and keeps nothing else from being done.
     */
    public void tidyUp() {
        var now = CLOCK.instant();
        attempt("Settling lost answers", () -> log(useCases().lostGenerations().settleAll()));
        attempt("Removing expired events", () -> store.journal().removeExpired(now));
        attempt("Removing old changes", () -> store.changes().removeBefore(now.minus(REMEMBERED)));
        attempt(
                "Forgetting old requests",
                () ->
                        store.unitOfWork()
                                .run(() ->
                                        store.idempotency().forgetBefore(now.minus(REMEMBERED))));
        attempt("Removing unused files", () -> store.attachments().removeSomeUnused());
        attempt("Keeping the reserve", store::keepReserve);
    }

    private static void attempt(String chore, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("{} has failed and will be tried again", chore, failed);
        }
    }

    /** Waits for what has been begun, and closes. */
    @Override
    public void close() {
        try (observation) {
            store.close();
        }
    }

    private static void settleLost(UseCases useCases) {
        var settlement = useCases.lostGenerations().settleAll();
        log(settlement);
        if (settlement.isRefusedByStore()) {
            // a full store has given up its reserve by now
            log(useCases.lostGenerations().settleAll());
        }
    }

    private static void log(LostGenerations.Settlement settlement) {
        for (var failure : settlement.failures()) {
            LOG.warn("A lost answer could not be settled and will be tried again", failure);
        }
    }

    private static Store open(StoreSettings settings, Meters meters) {
        try {
            return OpenStore.open(settings, CLOCK, meters::committed);
        } catch (CannotOpen refused) {
            throw new StartRefusedException(
                    String.valueOf(refused.getMessage()), StartRefusedException.STORE_UNUSABLE);
        }
    }

    private static StoreCheck.Findings health(Store store) {
        var health = store.health();
        return new StoreCheck.Findings(health.kind(), health.schemaVersion(), health.damage());
    }

    private static StoreBackup.Made backUp(Store store, Path file) {
        try {
            var contents = store.backUp(file);
            return new StoreBackup.Made(
                    contents.madeAt(), contents.attachments(), contents.missing());
        } catch (BackupRefused refused) {
            throw new StartRefusedException(String.valueOf(refused.getMessage()), FAILED);
        }
    }

    private static Surroundings surroundings(
            Settings settings,
            Providers providers,
            Models models,
            Observation observation,
            Feeds feeds) {
        return new Surroundings(
                observation.of(models.client()),
                models.directory(),
                providers,
                new EncodingTokenCounter(),
                observation.of(feeds.answers()),
                feeds.changes(),
                new Uuid7Ids(CLOCK),
                new DelayedTimers(),
                new SecureRandomness(),
                CLOCK,
                new AnswerThreads(),
                observation.origins(),
                settings.store().eventRetention(),
                settings.limits().limits());
    }
}
