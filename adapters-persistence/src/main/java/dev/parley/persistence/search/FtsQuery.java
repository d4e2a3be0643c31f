package dev.parley.persistence.search;

import dev.parley.application.search.SearchFilter;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What FTS5 is given. Besides the tokens each entry has a scope, tokens too, so that the index
 * itself leaves out what is others': its owner, its conversation, and who spoke, if it is a
 * message.
 */
final class FtsQuery {

    /** Stands for what the tokenizer would split at; no text has it. */
    private static final char JOINT = '\uE000';

    private static final int ASCII = 0x80;

    private FtsQuery() {}

    static String scope(OwnerId owner, ConversationId conversation, @Nullable Author author) {
        return owner(owner)
                + " "
                + conversation(conversation)
                + (author == null ? "" : " message " + author(author));
    }

    static String tokens(List<String> tokens) {
        var text = new StringBuilder();
        for (var token : tokens) {
            text.append(text.isEmpty() ? "" : " ").append(whole(token));
        }
        return text.toString();
    }

    /** Finds messages. */
    static String messages(OwnerId owner, SearchQuery query, SearchFilter filter) {
        var scope = new ArrayList<>(List.of(owner(owner), "message"));
        if (filter.conversation() != null) {
            scope.add(conversation(filter.conversation()));
        }
        if (filter.author() != null) {
            scope.add(author(filter.author()));
        }
        return query(scope, query);
    }

    /** Finds messages and titles. */
    static String anything(OwnerId owner, SearchQuery query) {
        return query(List.of(owner(owner)), query);
    }

    private static String query(List<String> scope, SearchQuery query) {
        var tokens = query.tokens();
        var text =
                new StringBuilder("scope : (\"")
                        .append(String.join("\" AND \"", scope))
                        .append("\") AND tokens : (");
        for (var index = 0; index < tokens.size(); index++) {
            text.append(index == 0 ? "" : " AND ")
                    .append('"')
                    .append(whole(tokens.get(index)))
                    .append('"');
        }
        return text.append(" *)").toString();
    }

    private static String owner(OwnerId owner) {
        return "o" + HexFormat.of().formatHex(owner.value().getBytes(StandardCharsets.UTF_8));
    }

    private static String conversation(ConversationId conversation) {
        return "c" + conversation.toString().replace("-", "");
    }

    private static String author(Author author) {
        return "a" + author.name();
    }

    /**
     * A token that the tokenizer leaves whole. Few tokens need it: folding makes phrases of some
     * ligatures.
     */
    private static String whole(String token) {
        for (var index = 0; index < token.length(); index++) {
            if (splits(token.charAt(index))) {
                return token.codePoints()
                        .map(character -> splits(character) ? JOINT : character)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
            }
        }
        return token;
    }

    private static boolean splits(int character) {
        return character < ASCII && !Character.isLetterOrDigit(character);
    }
}
