package dev.parley.persistence.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.Database;

import java.util.List;
import java.util.Optional;

/** API keys in a table of either database. */
public final class JdbcApiKeys implements ApiKeys {

    private final Database database;
    private final ApiKeyRows rows;

    public JdbcApiKeys(Database database, Repositories repositories) {
        this.database = database;
        this.rows = repositories.get(ApiKeyRows.class);
    }

    @Override
    public void add(ApiKey key) {
        database.write(() -> rows.save(ApiKeyRow.of(key)));
    }

    @Override
    public void save(ApiKey key) {
        database.write(() -> rows.update(ApiKeyRow.of(key)));
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return database.read(() -> rows.findById(id.toString())).map(ApiKeyRow::key);
    }

    @Override
    public Optional<ApiKey> findByDigest(String digest) {
        return database.read(() -> rows.findByDigest(digest)).map(ApiKeyRow::key);
    }

    @Override
    public List<ApiKey> all() {
        return database.read(rows::all).stream().map(ApiKeyRow::key).toList();
    }
}
