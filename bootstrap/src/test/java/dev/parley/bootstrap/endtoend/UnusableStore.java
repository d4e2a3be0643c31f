package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

/** A store that Parley cannot use, and what it says about that. */
final class UnusableStore {

    private static final int EXIT_CODE = 4;

    private UnusableStore() {}

    /** Parley does not start, and the doctor finds out why; gives everything that was said. */
    static String assertRefused(Path data, Map<String, String> environment, String... sentences) {
        var started = ParleyProcess.run(data, environment, "--port", "0");
        assertThat(started.err()).contains(sentences).doesNotContain("\tat ");
        assertThat(started.exitCode()).isEqualTo(EXIT_CODE);
        var examined = ParleyProcess.run(data, environment, "doctor");
        assertThat(examined.out()).contains("problem  start: ").contains(sentences);
        assertThat(examined.exitCode()).isOne();
        return started.err();
    }
}
