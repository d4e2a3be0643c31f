package dev.parley.bootstrap.logging;

import dev.parley.application.generation.port.Origins;

/** Names the request that asked for an answer on every line that is logged of the answer. */
public final class LoggedOrigins implements Origins {

    @Override
    public Origin current() {
        var context = LogContext.current();
        return (_, work) -> {
            context.use();
            work.run();
        };
    }
}
