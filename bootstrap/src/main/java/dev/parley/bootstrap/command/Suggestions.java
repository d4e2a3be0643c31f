package dev.parley.bootstrap.command;

import picocli.CommandLine;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what someone meant who mistyped an option or a command. */
final class Suggestions {
    private static final int FARTHEST = 2;

    private Suggestions() {}

    static Optional<String> nearest(String typed, CommandLine commandLine) {
        var specification = commandLine.getCommandSpec();
        var word = typed.split("=", 2)[0];
        return Stream.concat(
                        specification.optionsMap().keySet().stream(),
                        specification.subcommands().keySet().stream())
                .filter(known -> known.length() > FARTHEST)
                .filter(known -> distance(word, known) <= FARTHEST)
                .min(Comparator.comparingInt(known -> distance(word, known)));
    }

    /** The number of letters to add, drop or replace (Levenshtein). */
    private static int distance(String from, String to) {
        var previous = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= from.length(); row++) {
            var current = new int[to.length() + 1];
            current[0] = row;
            for (var column = 1; column <= to.length(); column++) {
                var replaced =
                        previous[column - 1]
                                + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] =
                        Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
