package dev.parley.streaming.provider.demo;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text before each word; together the pieces are the text. */
final class Words {

    private Words() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var start = 0;
        for (var end = 1; end < text.length(); end++) {
            if (!Character.isWhitespace(text.charAt(end))
                    && Character.isWhitespace(text.charAt(end - 1))) {
                words.add(text.substring(start, end));
                start = end;
            }
        }
        if (start < text.length()) {
            words.add(text.substring(start));
        }
        return words;
    }
}
