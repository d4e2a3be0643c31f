package dev.parley.bootstrap.observation;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.streaming.provider.http.CallWatch;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts what calls of providers do not tell whoever makes them, and hands on what they belong to.
 */
public final class ObservedCalls implements CallWatch {

    private final Meters meters;
    private final Supplier<Map<String, String>> headers;

    /**
     * @param headers tell a provider to what this thread's call belongs
     */
    public ObservedCalls(Meters meters, Supplier<Map<String, String>> headers) {
        this.meters = meters;
        this.headers = headers;
    }

    @Override
    public Map<String, String> headers() {
        return headers.get();
    }

    @Override
    public void retried(GenerationFailure failure) {
        meters.retried(failure);
    }
}
