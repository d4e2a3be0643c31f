package dev.parley.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

import dev.parley.streaming.http.LogContext;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes a line for people for each event, and indented lines below it for what was thrown: whoever
 * gets a text of theirs into the log cannot make it look like a line of ours.
 */
final class TextLines extends LineEncoder {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LEVEL = 5;
    private static final String INDENT = "\n    ";

    @Override
    void write(ILoggingEvent event, StringBuilder line) {
        TIME.formatTo(event.getInstant(), line);
        line.append(' ').append(padded(event.getLevel().toString())).append(' ');
        var request = event.getMDCPropertyMap().get(LogContext.REQUEST_ID);
        if (request != null) {
            line.append('[');
            PlainText.append(request, line);
            line.append("] ");
        }
        var logger = event.getLoggerName();
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
        PlainText.append(event.getFormattedMessage(), line);
        var thrown = event.getThrowableProxy();
        if (thrown != null) {
            ThrowableProxyUtil.asString(thrown)
                    .lines()
                    .forEach(told -> PlainText.append(told.stripTrailing(), line.append(INDENT)));
        }
    }

    private static String padded(String level) {
        return level + " ".repeat(Math.max(0, LONGEST_LEVEL - level.length()));
    }
}
