package dev.parley.domain.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Turns text into the tokens by which it is found, for indexing and for queries alike.
 *
 * <p>Words of alphabets become one token each, in lower case and without accents. Chinese, Japanese
 * and Korean text, which does not separate words, becomes every pair of neighbouring characters; a
 * single character stands alone. All else separates.
 */
public final class SearchTokens {

    /**
     * Longer runs of letters are cut into tokens of this many characters: they are data, not words.
     */
    static final int LONGEST_TOKEN = 64;

    /** Two Japanese scripts share these marks, so Unicode counts them to neither. */
    private static final int LONG_VOWEL = 'ー';

    private static final int HALFWIDTH_LONG_VOWEL = 'ｰ';

    private SearchTokens() {}

    /** A token and the characters of the text that it came from. */
    public record Token(String text, int start, int end) {}

    /** The tokens of a text, in order. */
    public static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var position = 0;
        while (position < text.length()) {
            var codePoint = text.codePointAt(position);
            if (isIdeographic(codePoint)) {
                position = pairs(text, position, tokens);
            } else if (isWordPart(codePoint)) {
                position = word(text, position, tokens);
            } else {
                position += Character.charCount(codePoint);
            }
        }
        return tokens;
    }

    private static int word(String text, int start, List<Token> tokens) {
        var end = start;
        while (end < text.length()
                && end - start < LONGEST_TOKEN
                && isWordPart(text.codePointAt(end))
                && !isIdeographic(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        var folded = fold(text.substring(start, end));
        if (!folded.isEmpty()) {
            tokens.add(new Token(folded, start, end));
        }
        return end;
    }

    private static int pairs(String text, int start, List<Token> tokens) {
        var first = start;
        var second = start + Character.charCount(text.codePointAt(start));
        if (second >= text.length() || !isIdeographic(text.codePointAt(second))) {
            tokens.add(new Token(text.substring(first, second), first, second));
            return second;
        }
        while (second < text.length() && isIdeographic(text.codePointAt(second))) {
            var end = second + Character.charCount(text.codePointAt(second));
            tokens.add(new Token(text.substring(first, end), first, end));
            first = second;
            second = end;
        }
        return second;
    }

    private static String fold(String word) {
        var isPlain = word.chars().allMatch(character -> character < 0x80);
        if (isPlain) {
            return word.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(word, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isWordPart(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(codePoint);
        };
    }

    private static boolean isIdeographic(int codePoint) {
        if (codePoint < 0x1100 || !isLetterOrNumber(codePoint)) {
            return false;
        }
        if (codePoint == LONG_VOWEL || codePoint == HALFWIDTH_LONG_VOWEL) {
            return true;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /** The Chinese zero is a number made of a letter. */
    private static boolean isLetterOrNumber(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER;
    }
}
