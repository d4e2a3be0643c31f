package dev.parley.application.testkit.memory;

import dev.parley.application.shared.port.Attributes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryAttributes implements Attributes {

    private record Key(UUID resource, String scheme) {}

    private record Row(UUID resource, String json) {}

    private final Table<Key, Row> rows;

    InMemoryAttributes(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public void put(UUID resource, String scheme, String json) {
        rows.put(new Key(resource, scheme), new Row(resource, json));
    }

    @Override
    public Optional<String> find(UUID resource, String scheme) {
        return rows.find(new Key(resource, scheme)).map(Row::json);
    }

    @Override
    public Map<UUID, String> findAll(Collection<UUID> resources, String scheme) {
        var found = new LinkedHashMap<UUID, String>();
        resources.forEach(
                resource -> find(resource, scheme).ifPresent(json -> found.put(resource, json)));
        return found;
    }

    void purge(Collection<UUID> resources) {
        rows.removeIf(row -> resources.contains(row.resource()));
    }
}
