package dev.parley.persistence.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;

/** The table of conversations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ConversationRows extends GenericRepository<ConversationRow, String> {

    void save(ConversationRow row);

    void update(ConversationRow row);

    @Query("SELECT * FROM conversation WHERE id = :key")
    Optional<ConversationRow> find(String key);

    @Query(
            """
            SELECT id FROM conversation WHERE deleted_at < :moment
            ORDER BY deleted_at, id LIMIT :most\
            """)
    List<String> deletedBefore(long moment, int most);

    @Query("DELETE FROM conversation WHERE id = :key")
    void purge(String key);
}
