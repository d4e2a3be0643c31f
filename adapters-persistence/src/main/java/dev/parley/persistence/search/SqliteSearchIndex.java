package dev.parley.persistence.search;

import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Row;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The index in SQLite, with FTS5. */
public final class SqliteSearchIndex extends JdbcSearchIndex {

    private final Database database;

    public SqliteSearchIndex(Database database) {
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
        if (!add(resource, conversation, author)) {
            remove(resource);
            replace(resource, conversation, owner, author, tokens);
            return;
        }
        database.update(
                "INSERT INTO search_tokens (rowid, scope, tokens) VALUES (last_insert_rowid(), ?,"
                        + " ?)",
                FtsQuery.scope(owner, conversation, author),
                FtsQuery.tokens(tokens));
    }

    /** Adds an entry; tells whether there was none, which is the usual case. */
    private boolean add(String resource, ConversationId conversation, @Nullable Author author) {
        return database.update(
                        """
                        INSERT INTO search_entry (resource, conversation_id, author) VALUES (?, ?, ?)
                        ON CONFLICT (resource) DO NOTHING\
                        """,
                        resource,
                        conversation.toString(),
                        author == null ? null : author.name())
                == 1;
    }

    @Override
    public void remove(ConversationId conversation) {
        var id = conversation.toString();
        database.update(
                "DELETE FROM search_tokens WHERE rowid IN (SELECT number FROM search_entry WHERE"
                        + " conversation_id = ?)",
                id);
        database.update("DELETE FROM search_entry WHERE conversation_id = ?", id);
    }

    @Override
    void remove(String resource) {
        var numbers =
                database.listToChange(
                        "SELECT number FROM search_entry WHERE resource = ?",
                        Row::number,
                        resource);
        for (var number : numbers) {
            database.update("DELETE FROM search_tokens WHERE rowid = ?", number);
            database.update("DELETE FROM search_entry WHERE number = ?", number);
        }
    }

    @Override
    public List<SearchHit> messages(
            OwnerId owner,
            SearchQuery query,
            SearchFilter filter,
            @Nullable SearchHit after,
            int limit) {
        // bm25 weighs by all that is indexed, so whatever is said meanwhile moves every score: what
        // lies behind a message is decided by the score that it has now
        var sql =
                """
                WITH found AS MATERIALIZED (
                    SELECT e.resource, e.conversation_id, -bm25(search_tokens, 0.0, 1.0) AS score FROM %s)
                SELECT resource, conversation_id, score FROM found
                WHERE (score, resource) < (coalesce((SELECT score FROM found WHERE resource = ?), ?), ?)
                ORDER BY score DESC, resource DESC LIMIT ?\
                """
                        .formatted(found());
        var message = after == null ? "" : after.message().toString();
        return database.list(
                sql,
                JdbcSearchIndex::hit,
                FtsQuery.messages(owner, query, filter),
                message,
                after == null ? Double.MAX_VALUE : after.score(),
                message,
                limit);
    }

    @Override
    String found() {
        return "search_tokens JOIN search_entry e ON e.number = search_tokens.rowid WHERE"
                + " search_tokens MATCH ?";
    }

    @Override
    String query(OwnerId owner, SearchQuery query) {
        return FtsQuery.anything(owner, query);
    }
}
