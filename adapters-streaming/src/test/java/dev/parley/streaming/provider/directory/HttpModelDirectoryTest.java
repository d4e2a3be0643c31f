package dev.parley.streaming.provider.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.testkit.ModelDirectoryContract;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.http.RetryPolicy;
import dev.parley.streaming.provider.preset.ProviderKinds;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

@Timeout(30)
final class HttpModelDirectoryTest implements ModelDirectoryContract {

    private static final String LIST =
            """
            {"object": "list", "data": [
              {"id": "first", "object": "model", "created": 1721172741, "owned_by": "somebody"},
              {"id": "", "object": "model"},
              {"id": "org/second", "type": "model", "created_at": "2025-02-19T00:00:00Z"}]}
            """;

    private final AtomicReference<Instant> now = new AtomicReference<>(Calls.CLOCK.instant());
    private final ProviderStandIn provider =
            new ProviderStandIn().listing(Script.refusing(200, LIST));
    private final HttpModelDirectory directory =
            new HttpModelDirectory(
                    Calls.http(Calls.PATIENT, RetryPolicy.NEVER), now::get, Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        provider.close();
    }

    @Override
    public ModelDirectory modelDirectory() {
        return directory;
    }

    @Override
    public ConfiguredProvider reportingProvider() {
        return at(provider.baseUrl());
    }

    @Override
    public ConfiguredProvider deadProvider() {
        return at(ProviderStandIn.deadBaseUrl());
    }

    private static ConfiguredProvider at(String baseUrl) {
        return new ConfiguredProvider(
                new ProviderName("house"),
                ProviderKinds.CHAT_COMPLETIONS,
                baseUrl,
                new Secret(Calls.KEY),
                List.of(),
                true);
    }

    @Test
    void times_and_owners_are_taken_where_they_are_said() {
        assertThat(directory.modelsOf(reportingProvider()))
                .containsExactly(
                        new ModelDirectory.ListedModel(
                                new ModelName("first"),
                                Instant.ofEpochSecond(1721172741),
                                "somebody"),
                        new ModelDirectory.ListedModel(
                                new ModelName("org/second"),
                                Instant.parse("2025-02-19T00:00:00Z"),
                                null));
    }

    @Test
    void what_was_heard_is_kept_for_five_minutes() {
        directory.modelsOf(reportingProvider());
        provider.listing(Script.refusing(200, "{\"data\": [{\"id\": \"third\"}]}"));

        now.updateAndGet(then -> then.plusSeconds(299));
        assertThat(directory.modelsOf(reportingProvider())).hasSize(2);

        now.updateAndGet(then -> then.plusSeconds(1));
        assertThat(directory.modelsOf(reportingProvider())).hasSize(1);
    }

    @Test
    void a_provider_without_a_list_has_no_models() {
        provider.listing(Script.refusing(404, "{}"));
        assertThat(directory.modelsOf(reportingProvider())).isEmpty();

        now.updateAndGet(then -> then.plusSeconds(60));
        provider.listing(Script.refusing(200, "<html>"));
        assertThat(directory.modelsOf(reportingProvider())).isEmpty();
    }

    @Test
    void a_provider_that_does_not_answer_is_not_waited_for() {
        var impatient =
                new HttpModelDirectory(
                        Calls.http(Calls.PATIENT, RetryPolicy.NEVER),
                        now::get,
                        Duration.ofMillis(50));
        provider.listing(Script.refusing(200, LIST).heldBack());

        assertThat(impatient.modelsOf(reportingProvider())).isEmpty();
    }

    @Test
    void one_that_waited_long_enough_ends_nobody_elses_wait() {
        var impatient =
                new HttpModelDirectory(
                        Calls.http(Calls.PATIENT, RetryPolicy.NEVER),
                        now::get,
                        Duration.ofMillis(300));
        provider.listing(Script.refusing(200, LIST).heldBack());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    IntStream.range(0, 20)
                            .mapToObj(_ ->
                                    threads.submit(() -> impatient.modelsOf(reportingProvider())))
                            .toList();

            assertThat(waiting).allSatisfy(one -> assertThat(one.get()).isEmpty());
        }
    }
}
