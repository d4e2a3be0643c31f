package dev.parley.persistence.journal;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteWriter} wrote. */
final class ByteReader {

    private static final int CONTINUED = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int octet() {
        return bytes[position++] & 0xff;
    }

    long number() {
        var value = 0L;
        var shift = 0;
        while (true) {
            var octet = octet();
            value |= (long) (octet & SEVEN_BITS) << shift;
            if ((octet & CONTINUED) == 0) {
                return value;
            }
            shift += 7;
        }
    }

    int integer() {
        return Math.toIntExact(number());
    }

    String text() {
        var head = integer();
        var length = head >>> 1;
        var start = position;
        position += length;
        return (head & 1) == 0
                ? new String(bytes, start, length, StandardCharsets.UTF_8)
                : halves(start, length);
    }

    private String halves(int start, int length) {
        var characters = new char[length / 2];
        for (var index = 0; index < characters.length; index++) {
            var high = bytes[start + 2 * index] & 0xff;
            var low = bytes[start + 2 * index + 1] & 0xff;
            characters[index] = (char) (high << 8 | low);
        }
        return new String(characters);
    }
}
