package dev.parley.rest.service;

import dev.parley.application.generation.Admission;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/** Not ready once the process has begun to stop, so that nobody sends it new work. */
@Singleton
@Readiness
final class AdmissionIndicator implements HealthIndicator {

    private static final String NAME = "admission";

    private final Admission admission;

    AdmissionIndicator(Admission admission) {
        this.admission = admission;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(this::result);
    }

    private HealthResult result() {
        return admission.isOpen()
                ? HealthResult.builder(NAME, HealthStatus.UP).build()
                : HealthResult.builder(NAME, HealthStatus.DOWN).details("draining").build();
    }
}
