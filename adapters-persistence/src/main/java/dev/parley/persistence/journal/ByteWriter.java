package dev.parley.persistence.journal;

import dev.parley.persistence.json.Surrogates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes numbers and texts one after the other, in few bytes. */
final class ByteWriter {

    private static final int SMALL = 256;
    private static final int CONTINUED = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private byte[] bytes = new byte[SMALL];
    private int size;

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** A number that is not negative: seven bits in each byte, the lowest first. */
    void number(long value) {
        var rest = value;
        while (rest > SEVEN_BITS) {
            octet((int) (rest & SEVEN_BITS) | CONTINUED);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /**
     * A text: twice its length in bytes and its UTF-8. A text with half a surrogate pair, which a
     * model's answer may be cut into and UTF-8 cannot say, is UTF-16, and the length is one more.
     */
    void text(String text) {
        if (Surrogates.hasHalf(text)) {
            number(2L * 2 * text.length() + 1);
            text.chars()
                    .forEach(character -> {
                        octet(character >>> 8);
                        octet(character);
                    });
            return;
        }
        var content = text.getBytes(StandardCharsets.UTF_8);
        number(2L * content.length);
        reserve(content.length);
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
    }

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
