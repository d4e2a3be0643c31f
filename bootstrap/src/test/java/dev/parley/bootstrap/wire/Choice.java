package dev.parley.bootstrap.wire;

import java.util.List;
import java.util.Random;

/** What is left to chance, so that the same number always chooses the same. */
final class Choice {

    private static final List<String> WORDS =
            List.of(
                    "capital",
                    "France",
                    "Zürich",
                    "東京の首都",
                    "עברית",
                    "e\u0301\u0301",
                    "\uD83D\uDC69\u200D\uD83D\uDE80",
                    "O'Hara",
                    "\"quoted\"",
                    "<b>&amp;</b>",
                    "%00%2e%2e",
                    "../../etc/passwd",
                    "{{7*7}}${7*7}",
                    "' OR 1=1 --",
                    "line\nbreak",
                    "tab\there",
                    "\u0000",
                    "\u0001\u001f",
                    "\u202e",
                    "\ufeff",
                    "\ufffe",
                    "null",
                    "-1",
                    "1e400",
                    "*",
                    "\\");

    private final Random random;

    Choice(long seed, int number) {
        // neighbouring seeds begin alike
        this.random = new Random(new Random(seed * 1_000_003L + number).nextLong());
    }

    /** True so many times of a hundred. */
    boolean percent(int times) {
        return random.nextInt(100) < times;
    }

    /** A number from the first to the last. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some words, mostly few and mostly harmless. */
    String text(int longest) {
        if (percent(5)) {
            return "";
        }
        var text = new StringBuilder();
        var words = percent(10) ? between(1, 200) : between(1, 3);
        for (var word = 0; word < words; word++) {
            text.append(word == 0 ? "" : " ")
                    .append(percent(60) ? "word" + between(0, 99) : of(WORDS));
        }
        return cut(text.toString(), longest);
    }

    /** As many characters as it says, of these. */
    String letters(String alphabet, int shortest, int longest) {
        var text = new StringBuilder();
        var length = percent(10) ? longest : between(shortest, Math.min(longest, shortest + 12));
        for (var position = 0; position < length; position++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    byte[] bytes(int longest) {
        var bytes = new byte[between(0, longest)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
