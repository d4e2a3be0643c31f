package dev.parley.streaming.provider.directory;

import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.streaming.provider.http.ProviderHttp;
import dev.parley.streaming.provider.preset.BaseUrl;
import dev.parley.streaming.provider.preset.Presets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks providers for their list of models, and remembers what they said; also that they said
 * nothing.
 */
public final class HttpModelDirectory implements ModelDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(HttpModelDirectory.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** For how long one that did not answer is not asked again. */
    private static final Duration SPARED = Duration.ofSeconds(30);

    private static final int MOST_KEPT = 1000;
    private static final int OK = 200;

    /** Only decides how a provider is spoken to; lists are not asked of one model. */
    private static final ModelName ANY = new ModelName("any");

    private record Heard(List<ListedModel> models, Instant until) {}

    private final ProviderHttp http;
    private final InstantSource clock;
    private final Duration patience;
    private final Map<ModelTarget, Heard> heard = new ConcurrentHashMap<>();
    private final Map<ModelTarget, CompletableFuture<List<ListedModel>>> asking =
            new ConcurrentHashMap<>();

    public HttpModelDirectory(ProviderHttp http, InstantSource clock) {
        this(http, clock, PATIENCE);
    }

    HttpModelDirectory(ProviderHttp http, InstantSource clock, Duration patience) {
        this.http = http;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public List<ListedModel> modelsOf(ConfiguredProvider provider) {
        var target = provider.target(ANY);
        var known = heard.get(target);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.models();
        }
        var models = ask(target);
        if (heard.size() >= MOST_KEPT) {
            heard.clear();
        }
        heard.put(
                target, new Heard(models, clock.instant().plus(models.isEmpty() ? SPARED : KEPT)));
        return models;
    }

    /** Several who ask at once wait for one answer, each as long as its own patience lasts. */
    private List<ListedModel> ask(ModelTarget target) {
        var answer = asking.computeIfAbsent(target, this::send);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debug(
                    "provider {} gave no list of models: {}",
                    target.provider(),
                    failure.getClass().getSimpleName());
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            asking.remove(target, answer);
        }
    }

    private CompletableFuture<List<ListedModel>> send(ModelTarget target) {
        try {
            var address = BaseUrl.below(target.baseUrl(), "/models");
            return http.get(
                            address,
                            Presets.of(target).headers(target.key()),
                            patience,
                            _ -> new BoundedBody())
                    .thenApply(HttpModelDirectory::models);
        } catch (IOException unsendable) {
            return CompletableFuture.failedFuture(unsendable);
        }
    }

    private static List<ListedModel> models(HttpResponse<byte[]> answer) {
        return answer.statusCode() == OK ? ModelList.read(answer.body()) : List.of();
    }
}
