package dev.parley.bootstrap.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** The scenarios on PostgreSQL. */
class SmokeOnPostgresIT implements SmokeScenarios {

    @TempDir private static Path data;

    private static Postgres postgres;
    private static Subject subject;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        var place = new Place(data, Map.of("PARLEY_DATABASE_URL", postgres.url()));
        subject = Subject.started(place);
    }

    @AfterAll
    static void end() {
        subject.close();
        postgres.close();
    }

    @Override
    public Subject subject() {
        return subject;
    }
}
