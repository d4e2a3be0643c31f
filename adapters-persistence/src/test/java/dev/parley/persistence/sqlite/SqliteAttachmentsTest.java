package dev.parley.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.AttachmentsContract;
import dev.parley.application.testkit.fixture.FixedClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

final class SqliteAttachmentsTest implements AttachmentsContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }

    @Override
    public FixedClock clock() {
        return sqlite.clock();
    }

    @Test
    void many_that_are_not_used_are_removed_some_at_a_time() {
        for (var number = 0; number < 260; number++) {
            stores().attachments().put(("unused " + number).getBytes(StandardCharsets.UTF_8));
        }
        clock().advance(Duration.ofHours(2));

        assertThat(stores().attachments().removeUnused()).isEqualTo(256);
        assertThat(stores().attachments().removeUnused()).isEqualTo(4);
        assertThat(stores().attachments().removeUnused()).isZero();
    }
}
