package dev.parley.bootstrap.installation;

import java.util.List;

/** What an open store can say of its own health. */
public interface StoreCheck {

    /**
     * What was found.
     *
     * @param store the kind of store, such as {@code SQLite 3.50}
     * @param schemaVersion the version of its tables
     * @param damage what is wrong with it, a sentence each; empty if nothing is
     */
    record Findings(String store, String schemaVersion, List<String> damage) {

        public Findings {
            damage = List.copyOf(damage);
        }
    }

    /** Looks, quickly: a minute at most, whatever the size. */
    Findings examine();
}
