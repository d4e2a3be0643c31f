package dev.parley.bootstrap.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/**
 * The scenarios on SQLite; or, with {@code -Dparley.address=http://…}, on whatever answers there
 * and has nothing configured.
 */
class SmokeIT implements SmokeScenarios {

    private static final String ADDRESS = System.getProperty("parley.address", "");

    @TempDir private static Path data;

    private static Subject subject;

    @BeforeAll
    static void start() {
        subject =
                ADDRESS.isEmpty()
                        ? Subject.started(new Place(data, Map.of()))
                        : Subject.at(ADDRESS);
    }

    @AfterAll
    static void end() {
        subject.close();
    }

    @Override
    public Subject subject() {
        return subject;
    }
}
