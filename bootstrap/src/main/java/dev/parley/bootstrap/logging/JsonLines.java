package dev.parley.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;

import dev.parley.streaming.http.LogContext;

import org.jspecify.annotations.Nullable;

/** Writes one JSON object for each event, each on its line. */
final class JsonLines extends LineEncoder {

    @Override
    void write(ILoggingEvent event, StringBuilder line) {
        line.append("{\"time\":");
        quote(event.getInstant().toString(), line);
        member("level", event.getLevel().toString(), line);
        member("logger", event.getLoggerName(), line);
        var context = event.getMDCPropertyMap();
        member("request_id", context.get(LogContext.REQUEST_ID), line);
        member("trace_id", context.get(LogContext.TRACE_ID), line);
        member("message", event.getFormattedMessage(), line);
        var thrown = event.getThrowableProxy();
        member("error", thrown == null ? null : ThrowableProxyUtil.asString(thrown), line);
        line.append('}');
    }

    private static void member(String name, @Nullable String value, StringBuilder line) {
        if (value != null) {
            line.append(",\"").append(name).append("\":");
            quote(value, line);
        }
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == '"' || character == '\\') {
                line.append('\\').append(character);
            } else if (PlainText.isPlain(character)) {
                line.append(character);
            } else {
                PlainText.escape(character, line);
            }
        }
        line.append('"');
    }
}
