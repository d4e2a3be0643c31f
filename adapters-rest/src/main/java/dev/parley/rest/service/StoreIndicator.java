package dev.parley.rest.service;

import dev.parley.application.shared.CheckStore;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Not ready while the store does not take work. One question at a time is asked, however many want
 * to know, because a store that is away takes its time to say so; nobody waits for that.
 */
@Singleton
@Readiness
final class StoreIndicator implements HealthIndicator {

    private static final String NAME = "store";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Duration patience;
    private final CheckStore checkStore;
    private final Scheduler scheduler;
    private final AtomicReference<@Nullable Mono<HealthResult>> asking = new AtomicReference<>();

    @Inject
    StoreIndicator(CheckStore checkStore, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this(checkStore, executor, PATIENCE);
    }

    StoreIndicator(CheckStore checkStore, ExecutorService executor, Duration patience) {
        this.checkStore = checkStore;
        this.patience = patience;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.defer(this::current)
                .timeout(patience, Mono.fromSupplier(() -> down("it does not answer")));
    }

    private Mono<HealthResult> current() {
        var before = asking.get();
        if (before != null) {
            return before;
        }
        var asked =
                Mono.fromSupplier(this::result)
                        .subscribeOn(scheduler)
                        .onErrorResume(defect -> Mono.just(down("it fails: " + defect)))
                        .doOnTerminate(() -> asking.set(null))
                        .cache();
        var meanwhile = asking.compareAndExchange(null, asked);
        return meanwhile == null ? asked : meanwhile;
    }

    private HealthResult result() {
        return checkStore
                .check()
                .map(failure -> down(failure.detail()))
                .orElseGet(() -> HealthResult.builder(NAME, HealthStatus.UP).build());
    }

    private static HealthResult down(String why) {
        return HealthResult.builder(NAME, HealthStatus.DOWN).details(why).build();
    }
}
