package report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Numbers, put together and written down. */
public final class Numbers {

    private Numbers() {}

    /** The middle one; of two in the middle their mean. */
    public static <T> double median(List<T> of, ToDoubleFunction<T> number) {
        var sorted = of.stream().mapToDouble(number).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    public static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    public static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    public static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }
}
