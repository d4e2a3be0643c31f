package dev.parley.bootstrap.logging;

import dev.parley.application.generation.port.Origins;
import dev.parley.streaming.http.LogContext;

/** Names the request that asked for an answer on every line that is logged of the answer. */
public final class LoggedOrigins implements Origins {

    @Override
    public Origin current() {
        var context = LogContext.current();
        return (_, work) -> context.around(work).run();
    }
}
