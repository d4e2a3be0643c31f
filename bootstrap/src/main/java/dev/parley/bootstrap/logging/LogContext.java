package dev.parley.bootstrap.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.util.Map;

/**
 * What stands on every line that a thread logs: the id of the request, above all.
 *
 * @param values absent if nothing does
 */
public record LogContext(@Nullable Map<String, String> values) {

    /** This thread's. */
    public static LogContext current() {
        return new LogContext(MDC.getCopyOfContextMap());
    }

    /** Goes over to this thread, which ends with what it does and takes it along. */
    public void use() {
        if (values != null) {
            MDC.setContextMap(values);
        }
    }
}
