package dev.parley.streaming.openai.testing;

import dev.parley.application.change.port.Changes;
import dev.parley.application.composition.Stores;
import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.shared.Limits;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.RefusingJournal;
import dev.parley.application.testkit.fixture.RefusingPort;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SequentialIds;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;
import dev.parley.application.testkit.memory.InMemoryStore;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server with everything behind it, and a client in front. */
public final class House implements AutoCloseable {

    private static final Duration RETENTION = Duration.ofHours(24);

    public final FixedClock clock = new FixedClock();
    public final ManualTimers timers = new ManualTimers(clock);
    public final WatchedTimers watchedTimers = new WatchedTimers(timers);
    public final ScriptedModelClient models = new ScriptedModelClient();
    public final RefusingJournal journal = new RefusingJournal();
    public final RefusingPort<Changes> changes =
            new RefusingPort<>(Changes.class, "Changes cannot be read.", "after");
    public final Stores stores = changes.over(journal.over(InMemoryStore.create(clock)));
    public final WatchedFeed feed = new WatchedFeed(new InMemoryAnswerFeed());
    public final UseCases useCases;

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public House() {
        this(Map.of());
    }

    public House(Map<String, Object> settings) {
        this(settings, Limits.USUAL);
    }

    public House(Limits limits) {
        this(Map.of(), limits);
    }

    private House(Map<String, Object> settings, Limits limits) {
        useCases =
                UseCases.over(
                        stores,
                        new Surroundings(
                                models,
                                _ -> List.of(),
                                new NoProviders(),
                                new WordCounter(),
                                feed,
                                new InMemoryChangeFeed(),
                                new SequentialIds(),
                                watchedTimers,
                                byte[]::new,
                                clock,
                                task -> Thread.ofVirtual().start(task),
                                () -> (_, work) -> work.run(),
                                RETENTION,
                                limits));
        var properties = new HashMap<String, Object>(settings);
        properties.put("micronaut.server.port", -1);
        var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .environmentPropertySource(false)
                        .banner(false)
                        .properties(properties)
                        .build();
        context.registerSingleton(InstantSource.class, clock);
        context.start();
        for (var component : UseCases.class.getRecordComponents()) {
            try {
                context.registerSingleton(component.getAccessor().invoke(useCases));
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("no use cases", impossible);
            }
        }
        server = context.getBean(EmbeddedServer.class).start();
    }

    public int port() {
        return server.getPort();
    }

    public HttpClient client() {
        return client;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(posting(path, json));
    }

    public HttpRequest.Builder posting(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"')));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    public CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }

    public EventReader stream(String path, String json) {
        return EventReader.open(client, posting(path, json));
    }

    public EventReader stream(String path) {
        return EventReader.open(client, request(path));
    }

    /** Opens a conversation and tells its id. */
    public String conversation() {
        return Json.read(post("/v1/conversations", "{}").body()).text("id");
    }

    /** Waits until so many follow answers. */
    public void awaitReaders(int count) {
        feed.awaitFollowers(count);
    }

    /** How an answer ended; waits for that. */
    public String statusWhenEnded(String id) {
        try (var stream = stream("/v1/responses/" + id + "?stream=true")) {
            stream.rest();
        }
        return Json.read(get("/v1/responses/" + id).body()).text("status");
    }

    @Override
    public void close() {
        client.shutdownNow();
        awaitReaders(0);
        server.close();
    }

    private static final class NoProviders
            implements dev.parley.application.modelsettings.port.Providers {

        @Override
        public List<dev.parley.domain.modelsettings.ConfiguredProvider> configured() {
            return List.of();
        }

        @Override
        public Optional<dev.parley.domain.modelsettings.ConfiguredProvider> wellKnown(
                dev.parley.domain.modelsettings.ProviderName name) {
            return Optional.empty();
        }
    }
}
