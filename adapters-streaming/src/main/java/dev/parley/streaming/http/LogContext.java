package dev.parley.streaming.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What names a request on the log's lines, for threads that go on with the request.
 *
 * @param requestId absent if there is none
 * @param traceId absent if the request is not traced
 */
public record LogContext(@Nullable String requestId, @Nullable String traceId) {

    /** Under this name, whoever answers a request keeps its id in the MDC. */
    public static final String REQUEST_ID = "request-id";

    /** Under this name, whoever traces a request keeps its trace's id in the MDC. */
    public static final String TRACE_ID = "trace-id";

    /** This thread's. */
    public static LogContext current() {
        return new LogContext(MDC.get(REQUEST_ID), MDC.get(TRACE_ID));
    }

    /** Goes over to this thread, which ends with what it does and takes it along. */
    public void use() {
        use(REQUEST_ID, requestId);
        use(TRACE_ID, traceId);
    }

    private static void use(String name, @Nullable String value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }

    /** The same task, for a thread of its own whose lines name that request. */
    public Runnable around(Runnable task) {
        return () -> {
            use();
            task.run();
        };
    }
}
