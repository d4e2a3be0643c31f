package dev.parley.streaming.provider.http;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a service asks to wait: milliseconds, seconds or a date. */
final class RetryAfter {

    private static final double MILLIS = 1000;
    private static final double LONGEST_MILLIS = Duration.ofDays(365).toMillis();

    private RetryAfter() {}

    static @Nullable Duration of(HttpHeaders headers, InstantSource clock) {
        var millis = headers.firstValue("retry-after-ms").map(value -> number(value, 1));
        if (millis.isPresent()) {
            return millis.get();
        }
        return headers.firstValue("retry-after")
                .map(value ->
                        Character.isDigit(value.isEmpty() ? ' ' : value.charAt(0))
                                ? number(value, MILLIS)
                                : until(value, clock.instant()))
                .orElse(null);
    }

    private static @Nullable Duration number(String value, double unit) {
        try {
            var millis = Double.parseDouble(value.strip()) * unit;
            return millis >= 0 ? Duration.ofMillis((long) Math.min(millis, LONGEST_MILLIS)) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            var moment =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            var left = Duration.between(now, moment);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
