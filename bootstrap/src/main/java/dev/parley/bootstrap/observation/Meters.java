package dev.parley.bootstrap.observation;

import dev.parley.application.generation.RunningGenerations;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.usage.TokenUsage;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The meters, from before the store is opened on. To move one costs some nanoseconds and waits for
 * nobody. Labels have few values: states, kinds, and the names of providers that somebody who runs
 * this installation has listed. There are no exemplars: they would load the library for traces.
 */
public final class Meters {

    private static final List<String> STATES =
            List.of("completed", "incomplete", "cancelled", "failed", "interrupted");
    private static final String OTHER = "other";
    private static final double NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

    private final Counter ended =
            Counter.builder()
                    .name("parley_generations_ended")
                    .help("Answers that have ended")
                    .labelNames("state")
                    .withoutExemplars()
                    .build();
    private final Counter events =
            Counter.builder()
                    .name("parley_events")
                    .help("Events of answers")
                    .withoutExemplars()
                    .build();
    private final Counter tokens =
            Counter.builder()
                    .name("parley_tokens")
                    .help("Tokens that answers took and gave")
                    .labelNames("direction", "source")
                    .withoutExemplars()
                    .build();
    private final Histogram firstToken =
            Histogram.builder()
                    .name("parley_time_to_first_token_seconds")
                    .help("From asking a provider to the first piece of its answer")
                    .labelNames("provider")
                    .classicOnly()
                    .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
                    .withoutExemplars()
                    .build();
    private final Histogram calls =
            Histogram.builder()
                    .name("parley_model_call_seconds")
                    .help("From asking a provider to the end of its answer")
                    .labelNames("provider")
                    .classicOnly()
                    .classicUpperBounds(0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600)
                    .withoutExemplars()
                    .build();
    private final Counter providerErrors =
            Counter.builder()
                    .name("parley_provider_errors")
                    .help("Tries at asking a provider that failed")
                    .labelNames("provider", "kind", "retried")
                    .withoutExemplars()
                    .build();
    private final Histogram batches =
            Histogram.builder()
                    .name("parley_journal_batch_size")
                    .help("Pieces of work in one commit of the journal")
                    .classicOnly()
                    .classicUpperBounds(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
                    .withoutExemplars()
                    .build();
    private final Histogram commits =
            Histogram.builder()
                    .name("parley_journal_commit_seconds")
                    .help("Time that the database takes to make one commit of the journal durable")
                    .classicOnly()
                    .classicUpperBounds(
                            0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
                    .withoutExemplars()
                    .build();

    private final Providers providers;

    /**
     * @param providers have names of their own here; those that people make up have none
     */
    public Meters(Providers providers) {
        this.providers = providers;
        STATES.forEach(ended::initLabelValues);
        for (var source : TokenUsage.Source.values()) {
            tokens.initLabelValues("input", word(source));
            tokens.initLabelValues("output", word(source));
        }
    }

    /**
     * Shows them.
     *
     * @param running what this process works on
     * @param ofAnswers how many follow an answer
     * @param ofChanges how many wait for changes
     */
    public void showIn(
            PrometheusRegistry registry,
            RunningGenerations running,
            IntSupplier ofAnswers,
            IntSupplier ofChanges) {
        registry.register(ended);
        registry.register(events);
        registry.register(tokens);
        registry.register(firstToken);
        registry.register(calls);
        registry.register(providerErrors);
        registry.register(batches);
        registry.register(commits);
        registry.register(
                GaugeWithCallback.builder()
                        .name("parley_generations")
                        .help("Answers that this process works on or is going to")
                        .labelNames("state")
                        .callback(now -> {
                            var queued = running.queued();
                            now.call(queued, "queued");
                            now.call(Math.max(0, running.count() - queued), "in_progress");
                        })
                        .build());
        registry.register(
                GaugeWithCallback.builder()
                        .name("parley_readers")
                        .help("Who follows something live")
                        .labelNames("of")
                        .callback(now -> {
                            now.call(ofAnswers.getAsInt(), "answers");
                            now.call(ofChanges.getAsInt(), "changes");
                        })
                        .build());
    }

    /** A commit is durable. */
    public void committed(int batch, long nanoseconds) {
        batches.observe(batch);
        commits.observe(nanoseconds / NANOSECONDS);
    }

    void events(int count) {
        events.inc(count);
    }

    void ended(Outcome outcome, TokenUsage usage) {
        ended.labelValues(state(outcome)).inc();
        var source = word(usage.source());
        tokens.labelValues("input", source).inc(usage.inputTokens());
        tokens.labelValues("output", source).inc(usage.outputTokens());
    }

    void firstToken(ProviderName provider, long nanoseconds) {
        firstToken.labelValues(label(provider)).observe(nanoseconds / NANOSECONDS);
    }

    void callEnded(ProviderName provider, long nanoseconds) {
        calls.labelValues(label(provider)).observe(nanoseconds / NANOSECONDS);
    }

    /** A try failed for good. */
    void failed(ProviderName provider, GenerationFailure failure) {
        providerErrors.labelValues(label(provider), word(failure.kind()), "false").inc();
    }

    /** A try has failed, and another one follows. */
    public void retried(GenerationFailure failure) {
        var provider = failure.provider();
        if (provider != null) {
            providerErrors.labelValues(label(provider), word(failure.kind()), "true").inc();
        }
    }

    /** The word for how an answer has ended. */
    public static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.Incomplete _ -> "incomplete";
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Failed _ -> "failed";
            case Outcome.Interrupted _ -> "interrupted";
        };
    }

    private String label(ProviderName provider) {
        var isKnown =
                provider.equals(ProviderName.DEMO)
                        || providers.wellKnown(provider).isPresent()
                        || providers.configured().stream()
                                .anyMatch(one -> one.name().equals(provider));
        return isKnown ? provider.value() : OTHER;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
