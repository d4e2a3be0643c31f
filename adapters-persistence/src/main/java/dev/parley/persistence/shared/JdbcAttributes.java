package dev.parley.persistence.shared;

import dev.parley.application.shared.port.Attributes;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Placeholders;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Outside protocols' attributes, in a table of either database. */
public final class JdbcAttributes implements Attributes {

    private final Database database;

    public JdbcAttributes(Database database) {
        this.database = database;
    }

    @Override
    public void put(UUID resource, String scheme, String json) {
        database.update(
                """
                INSERT INTO attribute (resource, scheme, json) VALUES (?, ?, ?)
                ON CONFLICT (resource, scheme) DO UPDATE SET json = excluded.json\
                """,
                resource.toString(),
                scheme,
                json);
    }

    @Override
    public Optional<String> find(UUID resource, String scheme) {
        return database.first(
                "SELECT json FROM attribute WHERE resource = ? AND scheme = ?",
                row -> row.text(),
                resource.toString(),
                scheme);
    }

    @Override
    public Map<UUID, String> findAll(Collection<UUID> resources, String scheme) {
        if (resources.isEmpty()) {
            return Map.of();
        }
        var placeholders = Placeholders.forAll(resources);
        return database
                .list(
                        "SELECT resource, json FROM attribute WHERE resource IN "
                                + placeholders.text()
                                + " AND scheme = ?",
                        row -> Map.entry(row.uuid(), row.text()),
                        placeholders.valuesAnd(scheme))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
