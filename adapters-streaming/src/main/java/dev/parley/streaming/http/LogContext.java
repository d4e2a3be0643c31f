package dev.parley.streaming.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.util.Map;

/**
 * What names a request on the log's lines, for threads that go on with the request.
 *
 * @param values absent if nothing does
 */
public record LogContext(@Nullable Map<String, String> values) {

    /** This thread's. */
    public static LogContext current() {
        return new LogContext(MDC.getCopyOfContextMap());
    }

    /** Begins a virtual thread whose lines name that request. */
    public void start(String name, Runnable task) {
        Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    if (values != null) {
                        MDC.setContextMap(values);
                    }
                    task.run();
                });
    }
}
