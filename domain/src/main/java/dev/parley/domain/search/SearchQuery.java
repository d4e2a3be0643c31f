package dev.parley.domain.search;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import java.util.List;

/**
 * What somebody looks for: every token has to occur, in any order; the last one may be the
 * beginning of a word, so that results appear while one types.
 *
 * @param tokens at least one, without repetition, in the order typed
 */
public record SearchQuery(List<String> tokens) {

    public static final int MAX_LENGTH = 200;

    public SearchQuery {
        tokens = List.copyOf(tokens);
    }

    /** Reads what was typed: 1 to 200 characters, at least one letter or digit among them. */
    public static SearchQuery of(String typed) {
        if (typed.isBlank() || typed.length() > MAX_LENGTH) {
            throw invalid("the query must have 1 to " + MAX_LENGTH + " characters");
        }
        var tokens =
                SearchTokens.of(typed).stream().map(SearchTokens.Token::text).distinct().toList();
        if (tokens.isEmpty()) {
            throw invalid("the query must contain a letter or a digit");
        }
        return new SearchQuery(tokens);
    }

    /** Whether a token of a text answers this query. */
    boolean matches(String token) {
        return tokens.contains(token) || token.startsWith(tokens.getLast());
    }

    private static FailureException invalid(String message) {
        return new FailureException(InvalidRequest.of("query", message));
    }
}
