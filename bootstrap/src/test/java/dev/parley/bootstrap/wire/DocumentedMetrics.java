package dev.parley.bootstrap.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that docs/metrics.md explains.
 *
 * @param names as Prometheus knows them, without the suffixes of histograms and summaries
 */
record DocumentedMetrics(Set<String> names) {

    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern NAME = Pattern.compile("`([a-z][a-z0-9_]+)`");

    /**
     * Names of metrics have an underscore; functions of PromQL that have one are followed by a
     * bracket.
     */
    private static final Pattern IN_QUERY =
            Pattern.compile("(?<![\"\\w])([a-z]+_[a-z0-9_]+|up)\\b(?!\\s*\\(|\\s*=|\\s*!=)");

    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on)\\s*\\([^)]*\\)");
    private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum");

    static DocumentedMetrics read() throws IOException {
        return new DocumentedMetrics(
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.indexOf('|', 1)))
                        .flatMap(cell -> groups(NAME, cell))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Without what is there only once there was one. */
    Set<String> namesOfWhatAlwaysHappens() {
        var always = new TreeSet<>(names);
        always.remove("jvm_gc_pause_seconds");
        return always;
    }

    /** With what Prometheus itself says of whom it asks. */
    Set<String> namesForQueries() {
        var known = new TreeSet<>(names);
        known.add("up");
        return known;
    }

    /** The metrics that a query asks for. */
    Set<String> familiesIn(String query) {
        return groups(IN_QUERY, GROUPING.matcher(query).replaceAll(""))
                .map(this::family)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String family(String series) {
        return SUFFIXES.stream()
                .filter(series::endsWith)
                .map(suffix -> series.substring(0, series.length() - suffix.length()))
                .filter(names::contains)
                .findFirst()
                .orElse(series);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
