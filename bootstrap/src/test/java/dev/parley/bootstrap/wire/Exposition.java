package dev.parley.bootstrap.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server tells Prometheus. */
record Exposition(String text) {

    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE);

    static Exposition of(Server server) {
        return new Exposition(server.send(server.request("/manage/prometheus")).body());
    }

    /** The names of all metrics. */
    Set<String> names() {
        return TYPE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The value of one series, with its labels as they are written. */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not in\n" + text));
    }

    /** All values of one label of a metric. */
    Set<String> labels(String metric, String label) {
        return Pattern.compile(
                        "^" + metric + "\\{.*\\b" + label + "=\"([^\"]*)\"", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
