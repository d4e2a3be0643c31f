package load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/** One request and what is made of its answer. */
public abstract class Exchange {

    private final byte[] request;
    private long began;
    private long ended;
    private String status = "";
    private String trouble = "";

    protected Exchange(byte[] request) {
        this.request = request;
    }

    /** A whole request; a body is taken to be JSON. */
    protected static byte[] request(String method, String path, String body) {
        return """
        %s %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Accept: text/event-stream, application/json\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(method, path, body.getBytes(UTF_8).length, body)
                .getBytes(UTF_8);
    }

    /** Takes a part of the answer's body, read at this moment of {@link System#nanoTime}. */
    abstract void body(byte[] bytes, int from, int to, long now);

    /** What was wrong with an answer that came in full; empty if nothing was. */
    abstract String flaw();

    final byte[] begin(long now) {
        began = now;
        return request;
    }

    final void status(String given) {
        status = given;
    }

    final void end(long now, String reason) {
        ended = now;
        if (!reason.isEmpty()) {
            trouble = reason;
        } else {
            trouble = status.startsWith("2") ? flaw() : "status " + status;
        }
    }

    final boolean isOlderThan(Duration limit, long now) {
        return now - began > limit.toNanos();
    }

    final long began() {
        return began;
    }

    public final boolean isWell() {
        return trouble.isEmpty();
    }

    /** Why it is not well. */
    public final String trouble() {
        return trouble;
    }

    public final long nanos() {
        return ended - began;
    }
}
