package dev.parley.bootstrap.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90d}, {@code 1h30m}, {@code 500ms}, or ISO 8601. */
public final class Durations {
    public static final String ALLOWED = "a length of time such as 30s, 15m, 24h, 7d or PT24H";

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern PARTS = Pattern.compile("(?:" + PART.pattern() + ")+");

    private Durations() {}

    /** The length of time, zero or more; none if the text says no such thing. */
    public static Optional<Duration> parse(String text) {
        if (text.toUpperCase(Locale.ROOT).startsWith("P")) {
            try {
                return Optional.of(Duration.parse(text)).filter(length -> !length.isNegative());
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
        if (!PARTS.matcher(text).matches()) {
            return Optional.empty();
        }
        return PART.matcher(text)
                .results()
                .map(part -> length(Long.parseLong(part.group(1)), part.group(2)))
                .reduce(Duration::plus);
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
