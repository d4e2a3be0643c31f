package dev.parley.persistence.search;

import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.SearchHit;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** What the two indexes have in common: what is indexed, and how it makes conversations. */
abstract class JdbcSearchIndex implements SearchIndex {

    private static final String BEHIND_ALL_IDS = "~";

    private final Database database;

    JdbcSearchIndex(Database database) {
        this.database = database;
    }

    /** Indexes these tokens, of which there are some, in place of others of the same resource. */
    abstract void replace(
            String resource,
            ConversationId conversation,
            OwnerId owner,
            @Nullable Author author,
            List<String> tokens);

    /** Removes the entry of a message or of a title, if there is one. */
    abstract void remove(String resource);

    /**
     * Selects {@code e}, rows of search_entry, that hold an owner's query, given as the one
     * parameter.
     */
    abstract String found();

    /** What {@link #found} takes for any text of an owner. */
    abstract String query(OwnerId owner, SearchQuery query);

    @Override
    public final void index(
            MessageId message,
            ConversationId conversation,
            OwnerId owner,
            Author author,
            List<String> tokens) {
        put(message.toString(), conversation, owner, author, tokens);
    }

    @Override
    public final void indexTitle(ConversationId conversation, OwnerId owner, List<String> tokens) {
        put(conversation.toString(), conversation, owner, null, tokens);
    }

    private void put(
            String resource,
            ConversationId conversation,
            OwnerId owner,
            @Nullable Author author,
            List<String> tokens) {
        if (tokens.isEmpty()) {
            remove(resource);
        } else {
            replace(resource, conversation, owner, author, tokens);
        }
    }

    @Override
    public final void remove(MessageId message) {
        remove(message.toString());
    }

    @Override
    public final List<ConversationMatch> conversations(
            OwnerId owner,
            SearchQuery query,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        var newestFirst = order == Order.NEWEST_FIRST;
        var direction = newestFirst ? "DESC" : "ASC";
        var sql =
                """
                WITH found AS (
                    SELECT e.conversation_id AS id, max(CASE WHEN e.author IS NOT NULL THEN e.resource END) AS message
                    FROM %s GROUP BY e.conversation_id)
                SELECT c.id, c.updated_at, found.message FROM found JOIN conversation c ON c.id = found.id
                WHERE c.deleted_at IS NULL AND (c.archived = ? OR c.archived = ?)
                    AND (c.updated_at, c.id) %s (?, ?)
                ORDER BY c.updated_at %s, c.id %s LIMIT ?\
                """
                        .formatted(found(), newestFirst ? "<" : ">", direction, direction);
        return database.list(
                sql,
                JdbcSearchIndex::match,
                query(owner, query),
                archived != null && archived,
                archived == null || archived,
                after == null
                        ? outermost(newestFirst)
                        : (Object) Instants.micros(after.updatedAt()),
                after == null ? (newestFirst ? BEHIND_ALL_IDS : "") : after.id().toString(),
                limit);
    }

    private static Object outermost(boolean newestFirst) {
        return newestFirst ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private static ConversationMatch match(Row row) throws SQLException {
        var conversation = new ConversationId(row.uuid());
        var updatedAt = row.instant();
        var message = row.optionalUuid();
        return new ConversationMatch(
                conversation, updatedAt, message == null ? null : new MessageId(message));
    }

    static SearchHit hit(Row row) throws SQLException {
        return new SearchHit(
                new MessageId(row.uuid()), new ConversationId(row.uuid()), row.decimal());
    }
}
