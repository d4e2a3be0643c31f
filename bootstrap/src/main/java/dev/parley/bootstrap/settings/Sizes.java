package dev.parley.bootstrap.settings;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them. */
final class Sizes {
    static final String ALLOWED = "a size of at least 1KiB such as 512KiB, 64MiB or 1GiB";

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)?");
    private static final long STEP = 1024;

    private Sizes() {}

    static Optional<Long> parse(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        var bytes = Long.parseLong(size.group(1)) * factor(size.group(2));
        return bytes < STEP ? Optional.empty() : Optional.of(bytes);
    }

    private static long factor(@Nullable String unit) {
        return switch (unit) {
            case "KiB" -> STEP;
            case "MiB" -> STEP * STEP;
            case "GiB" -> STEP * STEP * STEP;
            case null, default -> 1;
        };
    }
}
