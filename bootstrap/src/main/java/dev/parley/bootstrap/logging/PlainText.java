package dev.parley.bootstrap.logging;

import java.util.HexFormat;

/** Text of others on a line of the log: nothing in it ends the line or steers a terminal. */
final class PlainText {

    private static final char FIRST_PLAIN = ' ';
    private static final char DELETE = '\u007f';
    private static final char LAST_CONTROL = '\u009f';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private PlainText() {}

    /** Appends it; control characters, and all that ends a line somewhere, as escapes. */
    static void append(String text, StringBuilder line) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (isPlain(character)) {
                line.append(character);
            } else {
                escape(character, line);
            }
        }
    }

    static boolean isPlain(char character) {
        return character >= FIRST_PLAIN
                && (character < DELETE || character > LAST_CONTROL)
                && character != LINE_SEPARATOR
                && character != PARAGRAPH_SEPARATOR;
    }

    static void escape(char character, StringBuilder line) {
        switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.append("\\u").append(HexFormat.of().toHexDigits(character));
        }
    }
}
