package dev.parley.persistence.settings;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

/** The table of model settings. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ModelSettingsRows extends GenericRepository<ModelSettingsRow, String> {

    void save(ModelSettingsRow row);

    Optional<ModelSettingsRow> findByScope(String scope);

    void deleteByScope(String scope);
}
