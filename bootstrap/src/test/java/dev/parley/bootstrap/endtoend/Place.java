package dev.parley.bootstrap.endtoend;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where processes that follow one another keep everything, and whom they ask.
 *
 * @param environment what they are told besides the data directory
 */
record Place(Path data, Map<String, String> environment) {

    Place {
        environment = Map.copyOf(environment);
    }

    /** SQLite in the data directory. */
    static Place sqlite(Path data, String providerBaseUrl) {
        return new Place(
                data, Map.of("PARLEY_MODEL_BASE_URL", providerBaseUrl, "PARLEY_MODEL", "usual"));
    }

    /** A database of a PostgreSQL server. */
    static Place postgres(Path data, String providerBaseUrl, Postgres postgres) {
        return sqlite(data, providerBaseUrl).with("PARLEY_DATABASE_URL", postgres.url());
    }

    Place with(String variable, String value) {
        var all = new HashMap<>(environment);
        all.put(variable, value);
        return new Place(data, all);
    }

    ParleyProcess start() {
        return ParleyProcess.start(data, environment);
    }
}
