package load;

import standin.Token;

/**
 * Finds the stand-in's tokens in whatever wraps them. Each has to come once and in its turn; what
 * follows the last one is passed over, because some protocols repeat the text when they close.
 */
final class TokenReader {

    private static final int BETWEEN_AT = 1 + Token.NUMBER_DIGITS;
    private static final int END_AT = BETWEEN_AT + 1 + Token.TIME_DIGITS;

    private final int expected;
    private final Samples ages;
    private int at;
    private int number;
    private long written;
    private int next;
    private int seen;
    private int repeated;
    private int missing;

    TokenReader(int expected, Samples ages) {
        this.expected = expected;
        this.ages = ages;
    }

    void read(byte[] bytes, int from, int to, long now) {
        for (var index = from; index < to && next < expected; index++) {
            var character = bytes[index];
            if (character == Token.MARK) {
                at = 1;
                number = 0;
                written = 0;
            } else if (at > 0) {
                inside(character, now);
            }
        }
    }

    private void inside(byte character, long now) {
        if (at == BETWEEN_AT) {
            at = character == Token.BETWEEN ? at + 1 : 0;
            return;
        }
        var digit = character - '0';
        if (digit < 0 || digit > 9) {
            at = 0;
            return;
        }
        if (at < BETWEEN_AT) {
            number = number * 10 + digit;
        } else {
            written = written * 10 + digit;
        }
        if (++at == END_AT) {
            at = 0;
            token(now);
        }
    }

    private void token(long now) {
        if (number < next) {
            repeated++;
            return;
        }
        missing += number - next;
        next = number + 1;
        seen++;
        ages.add((int) Token.age(written, now));
    }

    int seen() {
        return seen;
    }

    String flaw() {
        var lost = missing + expected - next;
        if (lost == 0 && repeated == 0) {
            return "";
        }
        return "tokens lost: " + lost + ", repeated: " + repeated;
    }
}
