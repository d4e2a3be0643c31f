package dev.parley.streaming.http;

import java.util.UUID;

/**
 * Ids as they are on a wire: a prefix and the 32 lower-case hex digits of a UUID. What is no such
 * id becomes {@link #NOBODY}, which nothing has, so that a malformed id is answered like an unknown
 * one.
 */
public final class PrefixedId {

    /** The id of nothing. */
    public static final UUID NOBODY = new UUID(0, 0);

    private static final int DIGITS = 32;
    private static final String HEX = "0123456789abcdef";

    private PrefixedId() {}

    public static String of(String prefix, UUID id) {
        var text = new StringBuilder(prefix.length() + DIGITS).append(prefix);
        append(text, id.getMostSignificantBits());
        append(text, id.getLeastSignificantBits());
        return text.toString();
    }

    public static UUID read(String prefix, String text) {
        return text.length() == prefix.length() + DIGITS && text.startsWith(prefix)
                ? digits(text, prefix.length())
                : NOBODY;
    }

    private static UUID digits(String text, int start) {
        for (var index = start; index < text.length(); index++) {
            if (HEX.indexOf(text.charAt(index)) < 0) {
                return NOBODY;
            }
        }
        return new UUID(
                Long.parseUnsignedLong(text, start, start + DIGITS / 2, 16),
                Long.parseUnsignedLong(text, start + DIGITS / 2, start + DIGITS, 16));
    }

    private static void append(StringBuilder text, long bits) {
        for (var shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            text.append(HEX.charAt((int) (bits >>> shift) & 0xf));
        }
    }
}
