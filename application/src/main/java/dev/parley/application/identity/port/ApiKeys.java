package dev.parley.application.identity.port;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;

import java.util.List;
import java.util.Optional;

/** All keys that were ever added. */
public interface ApiKeys {

    /** Within a unit of work. */
    void add(ApiKey key);

    /** Within a unit of work: replaces when it stops working. */
    void save(ApiKey key);

    Optional<ApiKey> find(ApiKeyId id);

    Optional<ApiKey> findByDigest(String digest);

    /** Oldest first. */
    List<ApiKey> all();
}
