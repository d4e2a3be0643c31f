package dev.parley.bootstrap.settings;

import java.util.Locale;

/** How to log. */
public record LogSettings(Format format, Level level) {

    /** What a line looks like. */
    public enum Format {
        TEXT,
        JSON
    }

    /** How much is said, from the least to the most. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** Lower-case, as both are written in settings. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
