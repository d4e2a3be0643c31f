package dev.parley.application.testkit.memory;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryApiKeys implements ApiKeys {

    private static final Comparator<ApiKey> BY_AGE =
            Comparator.comparing(ApiKey::createdAt).thenComparing(key -> key.id().value());

    private final Table<ApiKeyId, ApiKey> rows;

    InMemoryApiKeys(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public void add(ApiKey key) {
        rows.add(key.id(), key);
    }

    @Override
    public void save(ApiKey key) {
        rows.put(key.id(), key);
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ApiKey> findByDigest(String digest) {
        return rows.values().filter(key -> key.digest().equals(digest)).findFirst();
    }

    @Override
    public List<ApiKey> all() {
        return rows.values().sorted(BY_AGE).toList();
    }
}
