package dev.parley.rest.openai;

import dev.parley.rest.http.Answers;
import dev.parley.rest.http.Json;

import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as this API words it.
 *
 * @param further members of {@code error} besides the four that are always there
 * @param shouldRetry what an SDK is told; absent leaves it to the status
 */
record HouseError(
        int status,
        Type type,
        @Nullable String code,
        @Nullable String param,
        String message,
        Map<String, Object> further,
        @Nullable Boolean shouldRetry,
        @Nullable Duration retryAfter) {

    static final String SHOULD_RETRY = "x-should-retry";
    static final String RETRY_AFTER_MILLIS = "retry-after-ms";
    private static final String RETRY_AFTER = "retry-after";
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    /** Java's SDK waits no longer, whatever it is told. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final long MILLIS = 1000;

    /** Whose fault it is. */
    enum Type {
        INVALID_REQUEST("invalid_request_error"),
        RATE_LIMIT("rate_limit_error"),
        QUOTA("insufficient_quota"),
        SERVER("server_error");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }
    }

    HouseError {
        further = Map.copyOf(further);
    }

    /** Something about the request. */
    static HouseError invalid(
            int status, @Nullable String code, @Nullable String param, String message) {
        return new HouseError(
                status, Type.INVALID_REQUEST, code, param, message, Map.of(), null, null);
    }

    /** Something about us, or whom we asked. */
    static HouseError server(int status, @Nullable String code, String message) {
        return new HouseError(status, Type.SERVER, code, null, message, Map.of(), null, null);
    }

    HouseError typed(Type newType) {
        return new HouseError(
                status, newType, code, param, message, further, shouldRetry, retryAfter);
    }

    HouseError with(String name, Object value) {
        var members = new LinkedHashMap<>(further);
        members.put(name, value);
        return new HouseError(status, type, code, param, message, members, shouldRetry, retryAfter);
    }

    /** Tells SDKs not to try again, whatever the status says. */
    HouseError notWorthRepeating() {
        return new HouseError(status, type, code, param, message, further, false, null);
    }

    /** Tells SDKs to try again after a while. */
    HouseError worthRepeatingAfter(Duration wait) {
        var bounded =
                wait.compareTo(SHORTEST_WAIT) < 0
                        ? SHORTEST_WAIT
                        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new HouseError(status, type, code, param, message, further, true, bounded);
    }

    /** The members of {@code error}. */
    Json.Members members() {
        var members =
                Json.object()
                        .with("message", message)
                        .with("type", type.wire)
                        .with("param", param)
                        .with("code", code);
        members.putAll(further);
        return members;
    }

    MutableHttpResponse<byte[]> answer() {
        var answer = Answers.of(status, Json.object().with("error", members()));
        if (shouldRetry != null) {
            answer.header(SHOULD_RETRY, shouldRetry.toString());
        }
        if (retryAfter != null) {
            answer.header(RETRY_AFTER_MILLIS, String.valueOf(retryAfter.toMillis()));
            answer.header(RETRY_AFTER, String.valueOf(Math.ceilDiv(retryAfter.toMillis(), MILLIS)));
        }
        return answer;
    }
}
