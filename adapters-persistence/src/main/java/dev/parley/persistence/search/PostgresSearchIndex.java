package dev.parley.persistence.search;

import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;
import dev.parley.persistence.jdbc.Database;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The index in PostgreSQL, with vectors of lexemes. */
public final class PostgresSearchIndex extends JdbcSearchIndex {

    private final Database database;

    public PostgresSearchIndex(Database database) {
        super(database);
        this.database = database;
    }

    @Override
    void replace(
            String resource,
            ConversationId conversation,
            OwnerId owner,
            @Nullable Author author,
            List<String> tokens) {
        database.update(
                """
                INSERT INTO search_entry (resource, conversation_id, author, tokens) VALUES (?, ?, ?, ?::tsvector)
                ON CONFLICT (resource) DO UPDATE SET tokens = excluded.tokens\
                """,
                resource,
                conversation.toString(),
                author == null ? null : author.name(),
                TsText.vector(owner, tokens));
    }

    @Override
    public void remove(ConversationId conversation) {
        database.update(
                "DELETE FROM search_entry WHERE conversation_id = ?", conversation.toString());
    }

    @Override
    void remove(String resource) {
        database.update("DELETE FROM search_entry WHERE resource = ?", resource);
    }

    @Override
    public List<SearchHit> messages(
            OwnerId owner,
            SearchQuery query,
            SearchFilter filter,
            @Nullable SearchHit after,
            int limit) {
        var conversation = filter.conversation();
        var author = filter.author();
        // 2: a word counts for more in a short text
        return database.list(
                """
                SELECT resource, conversation_id, score FROM (
                    SELECT e.resource, e.conversation_id, ts_rank(e.tokens, ?::tsquery, 2)::float8 AS score
                    FROM search_entry e
                    WHERE e.tokens @@ ?::tsquery AND e.author IS NOT NULL
                        AND (?::text IS NULL OR e.conversation_id = ?) AND (?::text IS NULL OR e.author = ?)) AS hits
                WHERE (score, resource) < (?, ?) ORDER BY score DESC, resource DESC LIMIT ?\
                """,
                JdbcSearchIndex::hit,
                TsText.words(query),
                TsText.query(owner, query),
                conversation == null ? null : conversation.toString(),
                conversation == null ? null : conversation.toString(),
                author == null ? null : author.name(),
                author == null ? null : author.name(),
                after == null ? Double.MAX_VALUE : after.score(),
                after == null ? "" : after.message().toString(),
                limit);
    }

    @Override
    String found() {
        return "search_entry e WHERE e.tokens @@ ?::tsquery";
    }

    @Override
    String query(OwnerId owner, SearchQuery query) {
        return TsText.query(owner, query);
    }
}
