package dev.parley.domain.conversation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a conversation is called: 1 to 255 characters, no line breaks or other control characters,
 * no space at either end.
 */
public record Title(String value) {

    public static final int MAX_LENGTH = 255;

    private static final int DERIVED_CODE_POINTS = 50;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

    public Title {
        value = GAP.matcher(value).replaceAll(Title::withinALine).strip();
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new FailureException(
                    InvalidRequest.of(
                            "title",
                            "the title has "
                                    + value.length()
                                    + " characters; 1 to 255 are allowed"));
        }
    }

    /**
     * The title that a conversation gets from its first question: the question's first 50 code
     * points.
     */
    public static Title derivedFrom(String question) {
        var oneLine = GAP.matcher(question).replaceAll(" ").strip();
        var end =
                oneLine.offsetByCodePoints(
                        0,
                        Math.min(DERIVED_CODE_POINTS, oneLine.codePointCount(0, oneLine.length())));
        var start = oneLine.substring(0, end);
        return new Title(start.isBlank() ? "…" : start);
    }

    /** Spaces stay as many as they are; whatever else is between words becomes one. */
    private static String withinALine(MatchResult gap) {
        return gap.group().chars().allMatch(character -> character == ' ') ? gap.group() : " ";
    }

    @Override
    public String toString() {
        return value;
    }
}
