package dev.parley.bootstrap.wire;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;

import dev.parley.bootstrap.logging.Logging;
import dev.parley.bootstrap.settings.LogSettings;
import dev.parley.streaming.http.LogContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that this process logs while it says as much as it can. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /**
     * A line.
     *
     * @param request the request that it names
     * @param text all that it says
     */
    record Line(String logger, String thread, @Nullable String request, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger root;

    LogLines() {
        Logging.use(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.TRACE));
        root =
                ((LoggerContext) LoggerFactory.getILoggerFactory())
                        .getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(this);
        start();
    }

    List<Line> all() {
        return List.copyOf(lines);
    }

    List<Line> of(String request) {
        return lines.stream().filter(line -> request.equals(line.request())).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        lines.add(
                new Line(
                        event.getLoggerName(),
                        event.getThreadName(),
                        event.getMDCPropertyMap().get(LogContext.REQUEST_ID),
                        event.getFormattedMessage()
                                + " "
                                + event.getMDCPropertyMap()
                                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown))));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        Logging.use(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
    }
}
