package dev.parley.persistence.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;

/** The table of API keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRows extends GenericRepository<ApiKeyRow, String> {

    void save(ApiKeyRow row);

    void update(ApiKeyRow row);

    Optional<ApiKeyRow> findById(String id);

    Optional<ApiKeyRow> findByDigest(String digest);

    @Query("SELECT * FROM api_key ORDER BY created_at, id")
    List<ApiKeyRow> all();
}
