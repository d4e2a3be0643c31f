package standin;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a model's name asks for, such as {@code bench-n200-r50-d20}: 200 tokens, 50 a second, the
 * first after 20 ms. Without {@code r}, or with {@code r0}, tokens come as fast as they are taken.
 */
public record Plan(int tokens, int rate, Duration delay) {

    private static final Pattern OPTION = Pattern.compile("-([nrd])(\\d+)");

    static Plan of(String model) {
        var tokens = 20;
        var rate = 0;
        var delay = 0;
        var options = OPTION.matcher(model);
        while (options.find()) {
            var value = Integer.parseInt(options.group(2));
            switch (options.group(1)) {
                case "n" -> tokens = value;
                case "r" -> rate = value;
                default -> delay = value;
            }
        }
        return new Plan(tokens, rate, Duration.ofMillis(delay));
    }

    /** The name of the model that does this. */
    public String model() {
        return "bench-n" + tokens + "-r" + rate + "-d" + delay.toMillis();
    }

    boolean isPaced() {
        return rate > 0;
    }

    /** When a token is due, in nanoseconds after the request. */
    long due(int token) {
        return delay.toNanos() + (isPaced() ? token * 1_000_000_000L / rate : 0);
    }
}
