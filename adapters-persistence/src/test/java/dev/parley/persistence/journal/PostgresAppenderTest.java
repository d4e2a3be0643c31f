package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.id.GenerationId;
import dev.parley.persistence.jdbc.CommitWatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Proxy;
import java.util.UUID;

import javax.sql.DataSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PostgresAppenderTest {

    private static final Runs.Run RUN =
            new Runs.Run(new Lease(1), new GenerationId(new UUID(0, 1)), 0, 0, new byte[0]);

    @Test
    void whoever_waits_hears_of_an_error_and_so_does_whoever_comes_later() {
        try (var appender =
                new PostgresAppender(
                        connectionsThatEndIn(new LinkageError("broken")), CommitWatch.NOBODY)) {
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> appender.append(RUN, () -> {}))
                        .isInstanceOf(IllegalStateException.class)
                        .hasRootCauseInstanceOf(LinkageError.class);
            }
        }
    }

    private static DataSource connectionsThatEndIn(Error error) {
        return (DataSource)
                Proxy.newProxyInstance(
                        PostgresAppenderTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, _, _) -> {
                            throw error;
                        });
    }
}
