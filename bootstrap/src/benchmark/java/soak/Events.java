package soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What one client has been sent of one answer, by number. */
final class Events {

    private static final Pattern NUMBER = Pattern.compile("\"sequence_number\":(\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"(resp_[0-9a-f]+)\"");
    private static final Pattern ENDED =
            Pattern.compile("\"type\":\"response\\.(completed|incomplete|failed)\"");
    private static final String DATA = "data: ";

    private final TreeMap<Integer, String> seen = new TreeMap<>();
    private String response = "";
    private boolean hasEnded;

    /** Reads on until the end, the given number of events, or the end of the connection. */
    void read(InputStream stream, int most) throws IOException {
        var read = 0;
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine();
                    line != null && read < most;
                    line = lines.readLine()) {
                if (line.startsWith(DATA) && take(line.substring(DATA.length()))) {
                    read++;
                }
            }
        }
    }

    private boolean take(String data) {
        var number = NUMBER.matcher(data);
        if (!number.find()) {
            return false;
        }
        seen.put(Integer.valueOf(number.group(1)), data);
        if (response.isEmpty()) {
            var id = ID.matcher(data);
            response = id.find() ? id.group(1) : "";
        }
        hasEnded |= ENDED.matcher(data).find();
        return true;
    }

    /** The answer's id; empty if not even that has come. */
    String response() {
        return response;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    int last() {
        return seen.isEmpty() ? -1 : seen.lastKey();
    }

    int count() {
        return seen.size();
    }

    /** What stands here and not, or not so, in another reading of the same answer. */
    String missingIn(Events other) {
        for (var event : seen.entrySet()) {
            var there = other.seen.get(event.getKey());
            if (!event.getValue().equals(there)) {
                return "event %d of %s was %s and is %s"
                        .formatted(event.getKey(), response, event.getValue(), there);
            }
        }
        return "";
    }

    /** The first number that is left out; −1 if none is. */
    int firstGap() {
        var next = 0;
        for (var number : seen.keySet()) {
            if (number != next++) {
                return next - 1;
            }
        }
        return -1;
    }
}
