package dev.parley.persistence.shared;

import dev.parley.application.shared.port.References;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Placeholders;
import dev.parley.persistence.jdbc.Row;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Outside protocols' numbers, in tables of either database. A scheme's counter is bumped first:
 * whoever else wants to number something waits there until this is visible.
 */
public final class JdbcReferences implements References {

    private final Database database;

    public JdbcReferences(Database database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Long> assign(Collection<UUID> resources, String scheme) {
        var wanted = new LinkedHashSet<>(resources);
        var numbers = new HashMap<>(findAll(wanted, scheme));
        if (numbers.size() == wanted.size()) {
            return numbers;
        }
        var newest = held(scheme);
        numbers.putAll(findAll(wanted, scheme));
        for (var resource : wanted) {
            if (!numbers.containsKey(resource)) {
                newest++;
                database.update(
                        "INSERT INTO reference (scheme, resource, number) VALUES (?, ?, ?)",
                        scheme,
                        resource.toString(),
                        newest);
                numbers.put(resource, newest);
            }
        }
        database.update("UPDATE reference_counter SET newest = ? WHERE scheme = ?", newest, scheme);
        return numbers;
    }

    /** The last number given; nobody else gives one until the unit of work has ended. */
    private long held(String scheme) {
        database.update(
                """
                INSERT INTO reference_counter (scheme, newest) VALUES (?, 0)
                ON CONFLICT (scheme) DO UPDATE SET newest = reference_counter.newest\
                """,
                scheme);
        return database.listToChange(
                        "SELECT newest FROM reference_counter WHERE scheme = ?",
                        Row::number,
                        scheme)
                .getFirst();
    }

    @Override
    public Map<UUID, Long> findAll(Collection<UUID> resources, String scheme) {
        if (resources.isEmpty()) {
            return Map.of();
        }
        var placeholders = Placeholders.forAll(resources);
        return database
                .list(
                        "SELECT resource, number FROM reference WHERE resource IN "
                                + placeholders.text()
                                + " AND scheme = ?",
                        row -> Map.entry(row.uuid(), row.number()),
                        placeholders.valuesAnd(scheme))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<UUID> resource(String scheme, long number) {
        return database.first(
                "SELECT resource FROM reference WHERE scheme = ? AND number = ?",
                Row::uuid,
                scheme,
                number);
    }
}
