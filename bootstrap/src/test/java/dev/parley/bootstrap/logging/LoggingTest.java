package dev.parley.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;

import dev.parley.bootstrap.settings.LogSettings.Format;
import dev.parley.streaming.http.LogContext;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

class LoggingTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");

    private final LoggerContext context = new LoggerContext();

    @Test
    void a_line_of_text_names_its_request() {
        assertThat(
                        written(
                                Format.TEXT,
                                event("Ready.", null, Map.of(LogContext.REQUEST_ID, "req_1"))))
                .isEqualTo("2026-03-04T12:00:00.123Z WARN  [req_1] Service: Ready.%n".formatted());
        assertThat(written(Format.TEXT, event("Ready.", null, Map.of())))
                .isEqualTo("2026-03-04T12:00:00.123Z WARN  Service: Ready.%n".formatted());
    }

    @Test
    void a_line_of_json_names_its_request() {
        assertThat(
                        written(
                                Format.JSON,
                                event("Ready.", null, Map.of(LogContext.REQUEST_ID, "req_1"))))
                .isEqualTo(
                        """
                        {"time":"2026-03-04T12:00:00.123Z","level":"WARN","logger":"dev.parley.Service","request_id":"req_1","message":"Ready."}
                        """);
    }

    @Test
    void json_stays_one_line_whatever_is_said() {
        var line = written(Format.JSON, event("a \"b\" \\ \n\t\u0001 天", null, Map.of()));

        assertThat(line).contains("\"message\":\"a \\\"b\\\" \\\\ \\n\\t\\u0001 天\"");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void nothing_that_is_said_begins_a_line_of_its_own() {
        var forged = "no\n2026-03-04T12:00:00.123Z ERROR Service: forged\r\u0085\u2028\u001b[2K";
        var failure = new IllegalStateException(forged, new IllegalArgumentException(forged));

        assertThat(
                        written(
                                Format.TEXT,
                                event(forged, failure, Map.of(LogContext.REQUEST_ID, forged))))
                .doesNotContain("\r", "\u0085", "\u2028", "\u001b")
                .contains("no\\n2026-03-04T12:00:00.123Z ERROR Service: forged\\r\\u0085\\u2028")
                .satisfies(text ->
                        assertThat(text.lines().skip(1))
                                .isNotEmpty()
                                .allMatch(line -> line.startsWith("    ")));
        assertThat(
                        written(
                                Format.JSON,
                                event(forged, failure, Map.of(LogContext.REQUEST_ID, forged))))
                .hasLineCount(1)
                .doesNotContain("\u0085", "\u2028", "\u001b");
    }

    @Test
    void a_line_of_json_names_its_trace() {
        assertThat(
                        written(
                                Format.JSON,
                                event("Ready.", null, Map.of(LogContext.TRACE_ID, "4bf92f"))))
                .contains("\"trace_id\":\"4bf92f\"");
    }

    @Test
    void a_failure_is_told_with_where_it_happened() {
        var failure = new IllegalStateException("no room");

        assertThat(written(Format.JSON, event("Failed.", failure, Map.of())))
                .contains("\"error\":\"java.lang.IllegalStateException: no room\\n")
                .hasLineCount(1);
        assertThat(written(Format.TEXT, event("Failed.", failure, Map.of())))
                .contains("java.lang.IllegalStateException: no room");
    }

    private LoggingEvent event(String message, Throwable thrown, Map<String, String> context) {
        var logger = this.context.getLogger("dev.parley.Service");
        var event = new LoggingEvent("test", logger, Level.WARN, message, thrown, new Object[0]);
        event.setInstant(NOON);
        event.setMDCPropertyMap(context);
        return event;
    }

    private String written(Format format, LoggingEvent event) {
        return new String(Logging.encoder(context, format).encode(event), StandardCharsets.UTF_8);
    }
}
