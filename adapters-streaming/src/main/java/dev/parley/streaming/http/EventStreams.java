package dev.parley.streaming.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

import java.nio.charset.StandardCharsets;

/** What all streams of server-sent events have in common. */
public final class EventStreams {

    private static final byte[] KEEP_ALIVE = ascii(": keep-alive\n\n");
    private static final byte[] DONE = ascii("data: [DONE]\n\n");

    private EventStreams() {}

    /** An answer whose body is such a stream. */
    public static MutableHttpResponse<FrameStream> of(HttpRequest<?> request, FrameSource source) {
        return FrameStream.to(request, source)
                .header(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .header("X-Accel-Buffering", "no");
    }

    /** A comment that keeps the connection open. */
    public static byte[] keepAlive() {
        return KEEP_ALIVE.clone();
    }

    /** The line that says that nothing more comes. */
    public static byte[] done() {
        return DONE.clone();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
