package dev.parley.streaming.provider.http;

import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A provider's own words, made fit to be shown: without keys and addresses, on one line, not too
 * long.
 */
final class Quotation {

    private static final int LONGEST = 300;
    private static final int LONGEST_READ = 4_000;
    private static final Pattern ADDRESS = Pattern.compile("\\b[a-zA-Z][a-zA-Z0-9+.-]*://\\S+");
    private static final Pattern NETWORK_ADDRESS =
            Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b");
    private static final Pattern KEY =
            Pattern.compile(
                    "(?i)\\bbearer\\s+\\S+|\\b(?:sk|pk|key|gsk|xai)-[\\w*.…-]{4,}|\\bAIza\\S+|\\S*\\*{3,}\\S*");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Quotation() {}

    /** The words in quotation marks after a blank; empty if there are none. */
    static String of(@Nullable String words, @Nullable Secret key) {
        if (words == null || words.isBlank()) {
            return "";
        }
        // before anything is cut off, so that no half of a key stays
        var text = key == null ? words : words.replace(key.reveal(), "…");
        text = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        text = ADDRESS.matcher(text).replaceAll("…");
        text = NETWORK_ADDRESS.matcher(text).replaceAll("…");
        text = KEY.matcher(text).replaceAll("…");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        return " It says: \"" + shortened(text) + "\"";
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
