package dev.parley.persistence.store;

import java.util.List;

/**
 * What an open store says of itself.
 *
 * @param kind the database and its version, such as {@code SQLite 3.50.3}
 * @param schemaVersion the newest migration of its tables
 * @param damage what is wrong, a sentence each; empty if nothing is
 */
public record Health(String kind, String schemaVersion, List<String> damage) {

    public Health {
        damage = List.copyOf(damage);
    }
}
