package dev.parley.application.testkit.memory;

import dev.parley.application.shared.port.References;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

final class InMemoryReferences implements References {

    private record Key(UUID resource, String scheme) {}

    private record Row(UUID resource, String scheme, long number) {}

    private final Table<Key, Row> rows;
    private final Table<String, Long> newest;

    InMemoryReferences(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
        this.newest = new Table<>(unitOfWork);
    }

    @Override
    public Map<UUID, Long> assign(Collection<UUID> resources, String scheme) {
        for (var resource : resources) {
            var key = new Key(resource, scheme);
            if (rows.find(key).isEmpty()) {
                var next = newest.find(scheme).orElse(0L) + 1;
                newest.put(scheme, next);
                rows.add(key, new Row(resource, scheme, next));
            }
        }
        return findAll(resources, scheme);
    }

    @Override
    public Map<UUID, Long> findAll(Collection<UUID> resources, String scheme) {
        var found = new LinkedHashMap<UUID, Long>();
        for (var resource : resources) {
            rows.find(new Key(resource, scheme))
                    .ifPresent(row -> found.put(resource, row.number()));
        }
        return found;
    }

    @Override
    public Optional<UUID> resource(String scheme, long number) {
        return rows.values()
                .filter(row -> row.scheme().equals(scheme) && row.number() == number)
                .map(Row::resource)
                .findFirst();
    }

    void purge(Collection<UUID> resources) {
        rows.removeIf(row -> resources.contains(row.resource()));
    }
}
