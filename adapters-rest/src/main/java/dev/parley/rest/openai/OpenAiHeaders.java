package dev.parley.rest.openai;

import dev.parley.rest.http.HouseHeaders;

import io.micronaut.http.MutableHttpHeaders;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/** The headers of every answer, as OpenAI's API has them (contract, section 2.3). */
@Singleton
final class OpenAiHeaders implements HouseHeaders {

    private static final String PROCESSING = "openai-processing-ms";
    private static final String VERSION = "openai-version";
    private static final String VERSION_SPOKEN = "2020-10-01";
    private static final String REPLAYED = "Idempotency-Replayed";

    @Override
    public void write(MutableHttpHeaders headers, Duration took) {
        headers.set(PROCESSING, String.valueOf(took.toMillis()));
        headers.set(VERSION, VERSION_SPOKEN);
    }

    @Override
    public List<String> readable() {
        return List.of(
                PROCESSING,
                VERSION,
                HouseError.SHOULD_RETRY,
                HouseError.RETRY_AFTER_MILLIS,
                REPLAYED);
    }
}
