package dev.parley.persistence.search;

import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.search.SearchQuery;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * Vectors and queries as PostgreSQL reads them, so that none of its parsers, stemmers or stop words
 * has a say. The owner is a lexeme too, one that no text has, so that the index itself leaves out
 * what is others'.
 */
final class TsText {

    /** No text has it: it is no letter and no digit. */
    private static final String OWNER = "\uE000";

    private static final int POSITIONS_KEPT = 255;
    private static final int LAST_POSITION = 16_383;

    /** PostgreSQL refuses vectors of a mebibyte. */
    private static final int LARGEST = 400_000;

    private TsText() {}

    static String vector(OwnerId owner, List<String> tokens) {
        var places = new LinkedHashMap<String, StringBuilder>();
        var size = 0;
        for (var index = 0; index < tokens.size() && size < LARGEST; index++) {
            var token = tokens.get(index);
            var known = places.get(token);
            if (known == null) {
                places.put(token, new StringBuilder().append(place(index)));
                size += 4 * token.length();
            } else if (known.length() < POSITIONS_KEPT) {
                known.append(',').append(place(index));
                size += 2;
            }
        }
        var text = new StringBuilder(quoted(OWNER + owner));
        places.forEach((token, positions) ->
                text.append(' ').append(quoted(token)).append(':').append(positions));
        return text.toString();
    }

    /** What an owner's texts have to hold. */
    static String query(OwnerId owner, SearchQuery query) {
        return quoted(OWNER + owner) + " & " + words(query);
    }

    /** The same without the owner, for saying how good a match is. */
    static String words(SearchQuery query) {
        return String.join(" & ", query.tokens().stream().map(TsText::quoted).toList()) + ":*";
    }

    private static int place(int index) {
        return Math.min(index + 1, LAST_POSITION);
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
