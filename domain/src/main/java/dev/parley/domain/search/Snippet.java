package dev.parley.domain.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text around its first match, with the places that matched.
 *
 * @param highlights character ranges within {@code text}, in order, not overlapping
 */
public record Snippet(String text, List<Range> highlights) {

    static final int LENGTH = 200;
    private static final int BEFORE_FIRST_MATCH = 40;

    /** Characters from {@code start} up to, not including, {@code end}. */
    public record Range(int start, int end) {}

    public Snippet {
        highlights = List.copyOf(highlights);
    }

    /** Cuts a snippet out of a text. Without a match it is the text's beginning. */
    public static Snippet of(String text, SearchQuery query) {
        var matches = matches(text, query);
        var first = matches.isEmpty() ? 0 : matches.getFirst().start();
        var start =
                whole(text, text.length() <= LENGTH ? 0 : Math.max(0, first - BEFORE_FIRST_MATCH));
        var end = whole(text, Math.min(text.length(), start + LENGTH));
        var inside =
                matches.stream()
                        .filter(range -> range.start() < end)
                        .map(range ->
                                new Range(
                                        range.start() - start, Math.min(range.end(), end) - start))
                        .toList();
        return new Snippet(text.substring(start, end), inside);
    }

    private static List<Range> matches(String text, SearchQuery query) {
        var ranges = new ArrayList<Range>();
        for (var token : SearchTokens.of(text)) {
            if (!query.matches(token.text())) {
                continue;
            }
            if (!ranges.isEmpty() && ranges.getLast().end() >= token.start()) {
                ranges.set(ranges.size() - 1, new Range(ranges.getLast().start(), token.end()));
            } else {
                ranges.add(new Range(token.start(), token.end()));
            }
        }
        return ranges;
    }

    /** The nearest index that does not split a character in two. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index))
                ? index - 1
                : index;
    }
}
