package dev.parley.bootstrap.platform;

import dev.parley.streaming.http.LogContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;

/**
 * A virtual thread for each task, whose log lines name the same request as those of whoever asked
 * for it. What a task does not deal with itself is a defect, and is logged.
 */
public final class AnswerThreads implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerThreads.class);

    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual()
                .name("answer")
                .uncaughtExceptionHandler((_, defect) -> LOG.error("An answer failed", defect))
                .start(LogContext.current().around(task));
    }
}
