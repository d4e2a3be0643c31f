package dev.parley.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes one JSON object for each event, each on its line. */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final char FIRST_PLAIN = ' ';

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder("{\"time\":");
        quote(event.getInstant().toString(), line);
        member("level", event.getLevel().toString(), line);
        member("logger", event.getLoggerName(), line);
        member("request_id", event.getMDCPropertyMap().get(Logging.REQUEST_ID), line);
        member("message", event.getFormattedMessage(), line);
        var thrown = event.getThrowableProxy();
        member("error", thrown == null ? null : ThrowableProxyUtil.asString(thrown), line);
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
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
            switch (character) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (character < FIRST_PLAIN) {
                        line.append("\\u").append(HexFormat.of().toHexDigits(character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        line.append('"');
    }
}
