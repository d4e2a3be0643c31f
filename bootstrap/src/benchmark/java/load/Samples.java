package load;

import java.util.Arrays;

/** Measured times in microseconds. */
public final class Samples {

    private int[] values = new int[1024];
    private int count;

    public void add(int value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    public void addAll(Samples others) {
        for (var index = 0; index < others.count; index++) {
            add(others.values[index]);
        }
    }

    public int count() {
        return count;
    }

    /** The value in milliseconds that this share of them does not exceed; NaN if there is none. */
    public double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.clamp(Math.ceil(share * count) - 1, 0, count - 1)] / 1000.0;
    }
}
