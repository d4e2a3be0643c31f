package dev.parley.persistence.generation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;

/** The table of generations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GenerationRows extends GenericRepository<GenerationRow, String> {

    void save(GenerationRow row);

    void update(GenerationRow row);

    @Query("SELECT * FROM generation WHERE id = :key AND deleted_at IS NULL")
    Optional<GenerationRow> find(String key);

    @Query(
            """
            SELECT * FROM generation WHERE conversation_id = :within AND deleted_at IS NULL
            ORDER BY created_at, id\
            """)
    List<GenerationRow> of(String within);

    @Query(
            """
            SELECT * FROM generation WHERE conversation_id = :within AND state = 'QUEUED' AND deleted_at IS NULL
            ORDER BY created_at, id\
            """)
    List<GenerationRow> queued(String within);

    @Query("SELECT * FROM generation WHERE lease_epoch IS NOT NULL ORDER BY created_at, id")
    List<GenerationRow> unfinished();

    @Query("UPDATE generation SET deleted_at = :moment WHERE id = :key AND deleted_at IS NULL")
    void markDeleted(String key, long moment);
}
