package standin;

/**
 * The text of a token: {@code @00042:1234567890} and a space, its number in the answer and the
 * microsecond in which it was written, of the clock that all processes of a machine share.
 */
public final class Token {

    public static final String TEXT = "@00000:0000000000 ";
    public static final byte MARK = '@';
    public static final byte BETWEEN = ':';
    public static final int NUMBER_DIGITS = 5;
    public static final int TIME_DIGITS = 10;

    private static final long TIMES = 10_000_000_000L;

    private Token() {}

    /** The time that is written: microseconds, without those above ten digits. */
    public static long time(long nanos) {
        return nanos / 1000 % TIMES;
    }

    /** Microseconds from a written time to a moment. */
    public static long age(long written, long nanos) {
        return Math.floorMod(time(nanos) - written, TIMES);
    }

    /** Writes number and time over a copy of {@link #TEXT}. */
    static void write(byte[] bytes, int at, int number, long nanos) {
        digits(bytes, at + 1, NUMBER_DIGITS, number);
        digits(bytes, at + 2 + NUMBER_DIGITS, TIME_DIGITS, time(nanos));
    }

    private static void digits(byte[] bytes, int at, int count, long value) {
        var rest = value;
        for (var digit = at + count - 1; digit >= at; digit--) {
            bytes[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
