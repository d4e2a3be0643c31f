package dev.parley.streaming.provider.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the bytes of an event stream into the payloads of its data lines.
 *
 * <p>Works on bytes, so characters that were split on the way come together again. Between two
 * reads it holds the beginning of the unfinished line and nothing else.
 */
final class Lines {

    /** A line that is longer is no piece of an answer. */
    static final int LONGEST = 4 * 1024 * 1024;

    private static final byte[] NOTHING = {};
    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final boolean isOneLine;
    private byte[] bytes = NOTHING;
    private int lineStart;
    private int searched;
    private int filled;
    private int start;
    private int length;

    /** A body of one line is one payload, whatever line ends it has. */
    Lines(boolean isOneLine) {
        this.isOneLine = isOneLine;
    }

    /** Takes what was read. */
    void add(List<ByteBuffer> buffers) {
        var added = 0;
        for (var buffer : buffers) {
            added += buffer.remaining();
        }
        makeRoomFor(added);
        for (var buffer : buffers) {
            var size = buffer.remaining();
            buffer.get(bytes, filled, size);
            filled += size;
        }
    }

    private void makeRoomFor(int added) {
        var kept = filled - lineStart;
        if (filled + added > bytes.length) {
            var larger =
                    new byte[Math.max(kept + added, kept > 0 ? Math.min(2 * kept, LONGEST) : 0)];
            System.arraycopy(bytes, lineStart, larger, 0, kept);
            bytes = larger;
            searched -= lineStart;
            lineStart = 0;
            filled = kept;
        }
    }

    /**
     * Goes on to the next payload that is complete; its place is told by {@link #start} and {@link
     * #length}.
     */
    boolean next() {
        while (!isOneLine) {
            var end = searched;
            while (end < filled && bytes[end] != '\n') {
                end++;
            }
            searched = end;
            if (end == filled) {
                break;
            }
            var from = lineStart;
            lineStart = ++searched;
            if (isPayload(from, end)) {
                return true;
            }
        }
        keepOnlyTheUnfinished();
        return false;
    }

    private void keepOnlyTheUnfinished() {
        if (lineStart > 0) {
            bytes = lineStart == filled ? NOTHING : Arrays.copyOfRange(bytes, lineStart, filled);
            searched -= lineStart;
            filled -= lineStart;
            lineStart = 0;
        }
    }

    /** Takes the unfinished line, after the last byte, for a payload. */
    boolean nextUnfinished() {
        var from = lineStart;
        lineStart = filled;
        return isPayload(from, filled);
    }

    boolean isEndless() {
        return filled - lineStart > LONGEST;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Whether the payload is this text. */
    boolean is(String text) {
        if (length != text.length()) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (bytes[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A data line's value; or a bare JSON object, which some services send in place of an event.
     */
    private boolean isPayload(int lineBegins, int lineEnds) {
        var from = startsWith(MARK, lineBegins, lineEnds) ? lineBegins + MARK.length : lineBegins;
        var to = lineEnds;
        if (startsWith(DATA, from, to)) {
            from += DATA.length;
        } else if (!isObject(from, to)) {
            return false;
        }
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        start = from;
        length = to - from;
        return length > 0;
    }

    private boolean isObject(int from, int to) {
        var first = from;
        while (isOneLine && first < to && isBlank(bytes[first])) {
            first++;
        }
        return first < to && bytes[first] == '{';
    }

    private boolean startsWith(byte[] prefix, int from, int to) {
        if (to - from < prefix.length) {
            return false;
        }
        for (var i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\r' || character == '\n' || character == '\t';
    }
}
