package http;

import java.util.Locale;

/** The first line of a message and its header fields, as they came. */
public record Head(String text) {

    /** The length of the body in bytes, or -1 if none is given. */
    public long length() {
        var length = field("content-length");
        return length.isEmpty() ? -1 : Long.parseLong(length);
    }

    public boolean isChunked() {
        return field("transfer-encoding").toLowerCase(Locale.ROOT).endsWith("chunked");
    }

    public boolean closes() {
        return field("connection").equalsIgnoreCase("close");
    }

    /** The second word of the first line: an answer's status, a request's path. */
    public String second() {
        var words = text.substring(0, text.indexOf('\r')).split(" ", 3);
        return words.length > 1 ? words[1] : "";
    }

    private String field(String name) {
        var at = text.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        var from = at + name.length() + 3;
        return text.substring(from, text.indexOf("\r\n", from)).strip();
    }
}
