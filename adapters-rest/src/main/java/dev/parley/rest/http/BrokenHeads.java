package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Says which limit the head of a request goes beyond; the framework only says that one does. */
@Singleton
final class BrokenHeads {

    private final ConnectionLimits limits;

    BrokenHeads(ConnectionLimits limits) {
        this.limits = limits;
    }

    Optional<Refusal> refusal(HttpRequest<?> request) {
        var read = asRead(request);
        return read == null ? Optional.empty() : refusal(read);
    }

    private Optional<Refusal> refusal(io.netty.handler.codec.http.HttpRequest read) {
        return switch (read.decoderResult().cause()) {
            case TooLongHttpLineException _ ->
                    Optional.of(
                            new Refusal.BeyondLimit(
                                    Refusal.Limit.REQUEST_LINE,
                                    "The request's first line, which holds its address, is longer"
                                            + " than the limit of "
                                            + limits.requestLine()
                                            + " bytes, the setting max-request-line.",
                                    limits.requestLine()));
            case TooLongHttpHeaderException _ -> Optional.of(tooLarge(read.headers().size()));
            case null, default -> Optional.empty();
        };
    }

    private Refusal tooLarge(int count) {
        return count > limits.headers()
                ? new Refusal.BeyondLimit(
                        Refusal.Limit.HEADERS,
                        "The request has more headers than the limit of "
                                + limits.headers()
                                + ", the setting max-headers.",
                        limits.headers())
                : new Refusal.BeyondLimit(
                        Refusal.Limit.HEADERS,
                        "The request's headers are together larger than the limit of "
                                + limits.headersSize()
                                + " bytes, the setting max-headers-size.",
                        limits.headersSize());
    }

    private static io.netty.handler.codec.http.@Nullable HttpRequest asRead(
            HttpRequest<?> request) {
        return switch (request) {
            case NettyHttpRequest<?> netty -> netty.getNativeRequest();
            case HttpRequestWrapper<?> wrapper -> asRead(wrapper.getDelegate());
            default -> null;
        };
    }
}
